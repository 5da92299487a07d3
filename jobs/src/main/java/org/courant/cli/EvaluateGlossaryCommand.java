package org.courant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.courant.evaluation.GlossaryEvaluation;
import org.courant.evaluation.GlossaryReport;
import org.courant.evaluation.LinePair;
import org.courant.glossary.Glossary;
import org.courant.glossary.GlossaryReader;
import org.courant.glossary.LanguagePair;
import org.courant.glossary.TermUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant evaluate glossary}: how often terms stand in their targets, and the price. */
@Command(
    name = "glossary",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Translates lines with and without a glossary, both with the ladder, and counts how often",
      "a term of the source stands in the target; chrF is the mean over the lines."
    },
    footerHeading = "%nExample:%n",
    footer =
        "  courant evaluate glossary --source ntrex-dev.en --target ntrex-dev.ko --to ko"
            + " --glossary data/glossary.csv")
final class EvaluateGlossaryCommand implements Callable<Integer> {
  private static final String FROM = "en";

  @ParentCommand private EvaluateCommand evaluate;

  @Spec private CommandSpec spec;

  @Mixin private ParallelLines parallel;

  @Mixin private LineModel model;

  @Option(
      names = "--glossary",
      required = true,
      paramLabel = "FILE",
      description = "The glossary: .csv, .tsv or .tbx.")
  private Path glossary;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The first so many lines; default: ${DEFAULT-VALUE}.")
  private int most;

  @Option(
      names = "--terms-only",
      description = "Only lines in whose source a term stands; the others come out the same.")
  private boolean termsOnly;

  @Option(
      names = "--changed",
      description = "Print every line whose target changed: source, without, with.")
  private boolean changed;

  @Override
  public Integer call() throws IOException {
    if (most < 1) {
      throw wrong("Invalid lines: %d, must be at least 1".formatted(most));
    }
    Glossary terms = terms();
    LanguagePair pair = terms.pair(FROM, model.to());
    List<LinePair> lines = parallel.read();
    try (LineModel.Loaded loaded = model.load(evaluate.shell(), spec.commandLine().getErr())) {
      List<LinePair> admitted =
          lines.stream()
              .limit(most)
              .filter(line -> !termsOnly || !pair.terms(line.source()).isEmpty())
              .filter(loaded::admits)
              .toList();
      print(new GlossaryEvaluation(loaded.decoder(), terms, FROM).run(admitted, model.to()));
    }
    return ExitCode.DONE.code();
  }

  private Glossary terms() {
    try {
      Glossary read = GlossaryReader.read(glossary);
      if (read.size(FROM, model.to()) == 0) {
        throw wrong(
            "Invalid glossary: %s, has no terms from %s to %s"
                .formatted(glossary, FROM, model.to()));
      }
      return read;
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private void print(GlossaryReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (changed) {
      report.lines().stream()
          .filter(GlossaryReport.Line::changed)
          .forEach(
              line ->
                  out.printf(
                      "%s%n  people   %s%n  without  %s%n  with     %s%n",
                      line.pair().source(), line.pair().target(), line.without(), line.with()));
    }
    Rows rows = new Rows(out);
    rows.row(
        "lines", "%,d, %,d with terms".formatted(report.lines().size(), report.withTerms().size()));
    rows.row(
        "changed",
        "%,d".formatted(report.lines().stream().filter(GlossaryReport.Line::changed).count()));
    hits(rows, "terms", report.withTerms());
    hits(rows, "where people have them", report.agreeing());
    chrf(rows, "chrF, all lines", report.lines());
    chrf(rows, "chrF, lines with terms", report.withTerms());
    chrf(rows, "chrF, lines without", report.withoutTerms());
  }

  private static void hits(Rows rows, String name, List<GlossaryReport.Line> lines) {
    rows.row(
        name,
        "%,d in %,d lines: people %s, without %s, with %s"
            .formatted(
                GlossaryReport.hits(lines, GlossaryReport.Line::people).terms(),
                lines.size(),
                rate(lines, GlossaryReport.Line::people),
                rate(lines, GlossaryReport.Line::usesWithout),
                rate(lines, GlossaryReport.Line::usesWith)));
  }

  private static String rate(
      List<GlossaryReport.Line> lines, Function<GlossaryReport.Line, List<TermUse>> uses) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * GlossaryReport.hits(lines, uses).rate());
  }

  private static void chrf(Rows rows, String name, List<GlossaryReport.Line> lines) {
    rows.row(
        name,
        "without %.2f, with %.2f"
            .formatted(
                GlossaryReport.chrf(lines, GlossaryReport.Line::without),
                GlossaryReport.chrf(lines, GlossaryReport.Line::with)));
  }

  private static WrongUsage wrong(String message) {
    return new WrongUsage(new IllegalArgumentException(message));
  }
}
