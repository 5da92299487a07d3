package org.courant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.courant.evaluation.CheckCalibration;
import org.courant.evaluation.CheckRate;
import org.courant.evaluation.CheckReport;
import org.courant.evaluation.DamageRate;
import org.courant.evaluation.FalseAlarm;
import org.courant.translation.QualityCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code courant evaluate checks}: false alarms and hits of every check. */
@Command(
    name = "checks",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Puts every check to translations by people (false alarms), and to the same translations",
      "damaged on purpose in named ways (hits). The same seed damages in the same way."
    },
    footerHeading = "%nExample:%n",
    footer = "  courant evaluate checks --source ntrex-dev.en --target ntrex-dev.ko --to ko")
final class EvaluateChecksCommand implements Callable<Integer> {
  private static final int PERCENT = 100;

  @Spec private CommandSpec spec;

  @Mixin private ParallelLines parallel;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "LANG",
      description = "Language of the target, a BCP 47 tag.")
  private String to;

  @Option(
      names = "--from",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "Language of the source; default: ${DEFAULT-VALUE}.")
  private String from;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the damages; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--alarms", description = "Print every false alarm too.")
  private boolean alarms;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the rates as JSON too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    CheckCalibration calibration = new CheckCalibration(QualityCheck.standard(), from, to, seed);
    CheckReport report = calibration.run(parallel.read());
    print(report);
    if (json != null) {
      report.write(json);
    }
    return ExitCode.DONE.code();
  }

  private void print(CheckReport report) {
    line(
        String.format(
            Locale.ROOT,
            "%-16s %7s %7s %10s %10s",
            "check",
            "applies",
            "flagged",
            "of applied",
            "of all"));
    report.checks().forEach(this::print);
    line("");
    line(
        String.format(
            Locale.ROOT,
            "%-16s %7s %7s %10s  %s",
            "damage",
            "lines",
            "caught",
            "by any",
            "checks meant"));
    report.damages().stream().filter(rate -> rate.lines() > 0).forEach(this::print);
    if (alarms) {
      line("");
      report.alarms().forEach(this::print);
    }
  }

  private void print(CheckRate rate) {
    line(
        String.format(
            Locale.ROOT,
            "%-16s %7d %7d %9.2f%% %9.2f%%",
            rate.code(),
            rate.applied(),
            rate.flagged(),
            PERCENT * rate.ofApplied(),
            PERCENT * rate.ofLines()));
  }

  private void print(DamageRate rate) {
    line(
        String.format(
            Locale.ROOT,
            "%-16s %7d %6.1f%% %9.1f%%  %s",
            rate.damage().label(),
            rate.lines(),
            PERCENT * rate.hits(),
            PERCENT * rate.hitsByAny(),
            rate.damage().codes().stream().sorted().collect(Collectors.joining(", "))));
  }

  private void print(FalseAlarm alarm) {
    line(
        String.format(
            Locale.ROOT,
            "line %d: %s: %s",
            alarm.line(),
            alarm.finding().code(),
            alarm.finding().detail()));
  }

  private void line(String text) {
    spec.commandLine().getOut().println(text);
  }
}
