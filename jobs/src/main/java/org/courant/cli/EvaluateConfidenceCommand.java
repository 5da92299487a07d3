package org.courant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.courant.checkpoint.Calibration;
import org.courant.evaluation.ConfidenceCalibration;
import org.courant.evaluation.ConfidenceReport;
import org.courant.evaluation.LinePair;
import org.courant.spark.JobOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant evaluate confidence}: whether the confidence tells good from bad. */
@Command(
    name = "confidence",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Translates lines and compares the model's confidence with the chrF against translations by",
      "people, sentence by sentence. Lines above the model's limit are left out."
    },
    footerHeading = "%nExample:%n",
    footer = "  courant evaluate confidence --source ntrex-dev.en --target ntrex-dev.ko --to ko")
final class EvaluateConfidenceCommand implements Callable<Integer> {
  private static final int BANDS = 5;
  private static final int FEWEST_LINES = 2;

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
      names = "--calibration",
      paramLabel = "FILE",
      description = "Judge by this file instead of the model's own calibration.json.")
  private Path calibration;

  @Option(
      names = "--fit",
      paramLabel = "FILE",
      description =
          "Fit a curve to these lines and put it into FILE, beside those of other languages.")
  private Path fit;

  @Option(
      names = "--best",
      paramLabel = "CHRF",
      defaultValue = "100",
      description =
          "For --fit: the sentence chrF that counts as a confidence of 1, for example that of the"
              + " best published system; default: ${DEFAULT-VALUE}.")
  private double best;

  @Override
  public Integer call() throws IOException {
    if (!(best > 0 && best <= 100)) {
      throw wrong("Invalid best: %s, must be above 0 to 100".formatted(best));
    }
    if (most < FEWEST_LINES) {
      throw wrong("Invalid lines: %d, must be at least %d".formatted(most, FEWEST_LINES));
    }
    List<LinePair> lines = parallel.read();
    try (LineModel.Loaded loaded = model.load(evaluate.shell(), spec.commandLine().getErr())) {
      List<LinePair> admitted = lines.stream().limit(most).filter(loaded::admits).toList();
      if (admitted.size() < FEWEST_LINES) {
        throw wrong(
            "Invalid source: %s, has too few lines within the limit".formatted(parallel.source()));
      }
      report(
          new ConfidenceCalibration(
                  loaded.model(),
                  loaded.bundle().generationDefaults(),
                  JobOptions.DEFAULT_BATCH_TOKENS,
                  calibration == null
                      ? loaded.bundle().calibration()
                      : Calibration.read(calibration))
              .run(admitted, model.to()));
    }
    return ExitCode.DONE.code();
  }

  private void report(ConfidenceReport report) throws IOException {
    print(report);
    if (fit != null) {
      Calibration.Curve curve = report.curve(best);
      Calibration known = Files.exists(fit) ? Calibration.read(fit) : Calibration.none();
      known.with(model.to(), curve).write(fit);
      Rows rows = new Rows(spec.commandLine().getOut());
      rows.row("curve", "%.3f %+.3f m, in %s".formatted(curve.intercept(), curve.slope(), fit));
    }
  }

  private void print(ConfidenceReport report) {
    Rows rows = new Rows(spec.commandLine().getOut());
    rows.row("lines", Integer.toString(report.sentences().size()));
    rows.row("Pearson", number(report.pearson()));
    rows.row("Spearman", number(report.spearman()));
    rows.row(
        "error", "%s of a chrF of %s".formatted(number(report.error(BANDS)), one(report.best())));
    for (ConfidenceReport.Band band : report.bands(BANDS)) {
      String value = "%d lines, mean chrF %s".formatted(band.sentences(), one(band.chrf()));
      rows.row("about " + number(band.confidence()), value);
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static WrongUsage wrong(String message) {
    return new WrongUsage(new IllegalArgumentException(message));
  }
}
