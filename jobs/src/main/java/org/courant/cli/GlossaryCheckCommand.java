package org.courant.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.courant.glossary.Glossary;
import org.courant.glossary.GlossaryEntry;
import org.courant.glossary.GlossaryReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code courant glossary check}: whether a glossary can be used, and what it lacks. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Reads a glossary as a run would and says how many terms it has for each language, and which",
      "have none. A file that cannot be used is exit code 2, with its line and column."
    },
    footerHeading = "%nExample:%n",
    footer = "  courant glossary check data/glossary.csv --to ko,uk")
final class GlossaryCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A glossary: .csv, .tsv or .tbx.")
  private Path file;

  @Option(
      names = "--from",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "Source language; default: ${DEFAULT-VALUE}.")
  private String from;

  @Option(
      names = "--to",
      split = ",",
      paramLabel = "LANG",
      description = "Target languages; default: all that the glossary has.")
  private List<String> to;

  @Override
  public Integer call() {
    Glossary glossary = read();
    PrintWriter out = spec.commandLine().getOut();
    Rows rows = new Rows(out);
    rows.row("entries", "%,d".formatted(glossary.entries().size()));
    rows.row("languages", String.join(", ", glossary.languages()));
    rows.row(
        "as they are",
        "%,d entries are not translated"
            .formatted(glossary.entries().stream().filter(GlossaryEntry::doNotTranslate).count()));
    ExitCode code = ExitCode.DONE;
    for (String language : targets(glossary)) {
      List<GlossaryEntry> lacking =
          glossary.entries().stream()
              .filter(entry -> !entry.in(from).isEmpty() && !entry.doNotTranslate())
              .filter(entry -> entry.in(language).isEmpty())
              .toList();
      rows.row(
          from + " to " + language,
          "%,d terms, %,d without a target"
              .formatted(glossary.size(from, language), lacking.size()));
      lacking.forEach(
          entry ->
              out.printf(
                  "line %d: no %s for “%s”%n", entry.line(), language, entry.in(from).get(0)));
      if (glossary.size(from, language) == 0) {
        code = ExitCode.DONE_WITH_ALARM;
      }
    }
    return code.code();
  }

  private List<String> targets(Glossary glossary) {
    return to == null
        ? glossary.languages().stream().filter(language -> !language.equals(from)).toList()
        : to;
  }

  private Glossary read() {
    try {
      return GlossaryReader.read(file);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }
}
