package org.courant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.courant.briefing.Rung;
import org.courant.evaluation.LadderEvaluation;
import org.courant.evaluation.LadderReport;
import org.courant.evaluation.LinePair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant evaluate ladder}: what the repairs of each rung are worth. */
@Command(
    name = "ladder",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Translates lines with and without the ladder. For each rung: how many targets it found, and",
      "before and after it the mean chrF, the findings of a line, and the share of the lines with",
      "figures whose figures are whole. Lines above the model's limit are left out."
    },
    footerHeading = "%nExample:%n",
    footer = "  courant evaluate ladder --source ntrex-dev.en --target ntrex-dev.ko --to ko")
final class EvaluateLadderCommand implements Callable<Integer> {
  private static final String FROM = "en";

  @ParentCommand private EvaluateCommand evaluate;

  @Spec private CommandSpec spec;

  @Mixin private ParallelLines parallel;

  @Mixin private LineModel model;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "300",
      description = "The first so many lines; default: ${DEFAULT-VALUE}.")
  private int most;

  @Option(
      names = "--changed",
      description = "Print every line whose target changed: source, people, before, after.")
  private boolean changed;

  @Override
  public Integer call() throws IOException {
    if (most < 1) {
      throw new WrongUsage(
          new IllegalArgumentException("Invalid lines: %d, must be at least 1".formatted(most)));
    }
    List<LinePair> lines = parallel.read();
    try (LineModel.Loaded loaded = model.load(evaluate.shell(), spec.commandLine().getErr())) {
      List<LinePair> admitted = lines.stream().limit(most).filter(loaded::admits).toList();
      if (admitted.isEmpty()) {
        throw new WrongUsage(
            new IllegalArgumentException(
                "Invalid source: %s, has no lines within the limit".formatted(parallel.source())));
      }
      print(new LadderEvaluation(loaded.decoder(), FROM).run(admitted, model.to()));
    }
    return ExitCode.DONE.code();
  }

  private void print(LadderReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (changed) {
      report.lines().stream()
          .filter(line -> line.rung() != Rung.DIRECT)
          .forEach(line -> print(out, line));
    }
    Rows rows = new Rows(out);
    row(rows, "all", report.lines());
    for (Rung rung : Rung.values()) {
      List<LadderReport.Line> own = report.on(rung);
      if (!own.isEmpty()) {
        row(rows, rung.label(), own);
      }
    }
  }

  private static void print(PrintWriter out, LadderReport.Line line) {
    out.printf(
        "%s%n  people   %s%n  direct   %s%n  %-8s %s%n",
        line.pair().source(),
        line.pair().target(),
        line.direct().text(),
        line.rung().label(),
        line.settled().text());
  }

  private static void row(Rows rows, String name, List<LadderReport.Line> lines) {
    rows.row(
        name,
        "%,d lines: chrF %s, findings %s, figures whole %s"
            .formatted(
                lines.size(),
                change(lines, "%.1f", LadderReport::chrf),
                change(lines, "%.2f", LadderReport::findings),
                change(lines, "%.1f%%", EvaluateLadderCommand::figures)));
  }

  private static double figures(
      List<LadderReport.Line> lines, Function<LadderReport.Line, LadderReport.Judged> target) {
    return 100 * LadderReport.figuresWhole(lines, target);
  }

  /** A mean over the lines for one of their targets. */
  private interface Measure {
    double of(
        List<LadderReport.Line> lines, Function<LadderReport.Line, LadderReport.Judged> target);
  }

  private static String change(List<LadderReport.Line> lines, String format, Measure measure) {
    return String.format(
        Locale.ROOT,
        format + " → " + format,
        measure.of(lines, LadderReport.Line::direct),
        measure.of(lines, LadderReport.Line::settled));
  }
}
