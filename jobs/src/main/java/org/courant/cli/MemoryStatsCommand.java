package org.courant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.courant.spark.StoredMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code courant memory stats}: what a memory holds. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Counts what a memory holds, by language, origin, model and settings.")
final class MemoryStatsCommand implements Callable<Integer> {
  private static final String LINE = "%-9s %-9s %-11s %-12s %-12s %,12d %,12d%n";
  private static final int SHORT = 12;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MEMORY", description = "Folder of the memory.")
  private String memory;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; default: all cores of this machine.")
  private String master;

  @Override
  public Integer call() throws IOException {
    try {
      return StoredMemory.with(memory, master, this::print);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private int print(StoredMemory stored) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        LINE.replace(",12d", "12s"),
        "FROM",
        "TO",
        "ORIGIN",
        "MODEL",
        "SETTINGS",
        "TARGETS",
        "SOURCES");
    for (StoredMemory.Kind kind : stored.kinds()) {
      out.printf(
          Locale.ROOT,
          LINE,
          kind.sourceLanguage(),
          kind.targetLanguage(),
          kind.origin(),
          shortened(kind.modelSha256()),
          shortened(kind.settingsSha256()),
          kind.targets(),
          kind.sources());
    }
    StoredMemory.Files files = stored.files();
    out.printf(Locale.ROOT, "%,d files, %s%n", files.number(), ByteCount.text(files.bytes()));
    out.flush();
    return ExitCode.DONE.code();
  }

  private static String shortened(String digest) {
    return digest.isEmpty() ? "–" : digest.substring(0, SHORT);
  }
}
