package org.courant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.courant.spark.MemoryImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code courant memory import}: people's translations in. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {
      "Puts people's translations into a memory; every later run uses them before a machine's.",
      "",
      "Reads TMX 1.4, XLIFF 2.0 and 2.1, and tables (.tsv, .csv) whose first line names"
          + " source_lang, target_lang, source, target, and if it likes author and changed. A unit"
          + " meets a sentence that is the same in every letter. What an export wrote and nobody"
          + " changed is left out, unless XLIFF calls it reviewed or final."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:done, but some units could not be used",
      "2:wrong usage",
      "3:failed"
    })
final class MemoryImportCommand implements Callable<Integer> {
  private static final int COMPLAINTS = 10;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MEMORY", description = "Folder of the memory.")
  private String memory;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = ".tmx, .xlf, .xliff, .tsv or .csv.")
  private List<String> files;

  @Option(
      names = "--from",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "Source language; default: ${DEFAULT-VALUE}.")
  private String from;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who is noted where a file does not say.")
  private String author;

  private int refused;

  @Override
  public Integer call() throws IOException {
    MemoryImport.Result result = open().run(files, this::complain);
    PrintWriter out = spec.commandLine().getOut();
    if (refused > COMPLAINTS) {
      spec.commandLine().getErr().println("… and " + (refused - COMPLAINTS) + " more");
    }
    out.printf(
        Locale.ROOT,
        "imported %,d, left out %,d unchanged, refused %,d%n",
        result.taken(),
        result.unchanged(),
        result.refused());
    out.flush();
    return result.refused() > 0 ? ExitCode.DONE_WITH_ALARM.code() : ExitCode.DONE.code();
  }

  private MemoryImport open() {
    try {
      return new MemoryImport(memory, from, author);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private void complain(String complaint) {
    if (++refused <= COMPLAINTS) {
      spec.commandLine().getErr().println("courant: " + complaint);
    }
  }
}
