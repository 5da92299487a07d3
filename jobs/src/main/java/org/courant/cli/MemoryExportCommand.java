package org.courant.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.courant.spark.StoredMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code courant memory export}: translations out, for people and other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {
      "Writes one target for each source and language: a person's where there is one, else the"
          + " latest of a machine, sorted by source.",
      "",
      "A machine's carry a mark as their author, by which an import tells what was changed."
    })
final class MemoryExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MEMORY", description = "Folder of the memory.")
  private String memory;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description =
          "File to write, .tmx, .xlf, .xliff, .tsv or .csv; what is there is replaced. XLIFF is for"
              + " one target language.")
  private String file;

  @Option(
      names = "--from",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "Source language; default: ${DEFAULT-VALUE}.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "LANG,…",
      split = ",",
      description = "Target languages; default: all.")
  private List<String> to = List.of();

  @Option(
      names = "--origin",
      paramLabel = "human|translated",
      split = ",",
      description = "Whose targets; default: both.")
  private List<String> origin = List.of();

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; default: all cores of this machine.")
  private String master;

  @Override
  public Integer call() throws IOException {
    try {
      long written =
          StoredMemory.with(memory, master, stored -> stored.export(file, from, to, origin));
      spec.commandLine().getOut().printf(Locale.ROOT, "exported %,d to %s%n", written, file);
      spec.commandLine().getOut().flush();
      return ExitCode.DONE.code();
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }
}
