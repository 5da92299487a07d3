package org.courant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.courant.evaluation.LinePair;
import org.courant.evaluation.Survival;
import org.courant.evaluation.SurvivalRate;
import org.courant.spark.StoredSegments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code courant evaluate survival}: what became of the figures and names of a run. */
@Command(
    name = "survival",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Counts the segments of a run whose source has figures (numbers, dates, times, weekdays) or",
      "names, and those of them whose target has all of them and no other figures, by the checks."
    },
    footerHeading = "%nExample:%n",
    footer = "  courant evaluate survival out/tables")
final class EvaluateSurvivalCommand implements Callable<Integer> {
  private static final int PERCENT = 100;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLES", description = "The --out of courant translate.")
  private String tables;

  @Mixin private TableChoice wanted;

  @Option(
      names = "--from",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "Language of the sources; default: ${DEFAULT-VALUE}.")
  private String from;

  @Override
  public Integer call() throws IOException {
    try {
      return StoredSegments.with(tables, wanted.day(), wanted.master(), this::count);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private int count(StoredSegments segments) {
    for (String language : segments.languages(wanted.languages())) {
      Survival survival = new Survival(from, language);
      segments.forEach(
          language,
          text -> survival.add(new LinePair(text.source(), text.target()), text.translated()));
      for (Survival.Kind kind : Survival.Kind.values()) {
        print(language, kind, survival.rate(kind));
      }
    }
    return ExitCode.DONE.code();
  }

  private void print(String language, Survival.Kind kind, SurvivalRate rate) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        String.format(
            Locale.ROOT,
            "%-9s %-16s whole in %,d of %,d segments that have any%s",
            language,
            kind.label(),
            rate.whole(),
            rate.having(),
            rate.share().isEmpty()
                ? ""
                : String.format(Locale.ROOT, " (%.1f%%)", PERCENT * rate.share().getAsDouble())));
  }
}
