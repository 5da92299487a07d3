package org.courant.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.courant.spark.StoredMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code courant memory compact}: many small files into few. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description =
        "Folds the small files that runs leave into few, and leaves out what no run would take. It"
            + " refuses while a run uses the memory.")
final class MemoryCompactCommand implements Callable<Integer> {
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
      return StoredMemory.with(memory, master, this::compact);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private int compact(StoredMemory stored) throws IOException {
    StoredMemory.Files before = stored.files();
    stored.compact();
    StoredMemory.Files after = stored.files();
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%,d files, %s, are now %,d files, %s%n",
            before.number(),
            ByteCount.text(before.bytes()),
            after.number(),
            ByteCount.text(after.bytes()));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
