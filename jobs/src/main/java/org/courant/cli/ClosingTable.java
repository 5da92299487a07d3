package org.courant.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.courant.briefing.Origin;
import org.courant.briefing.Reject;
import org.courant.briefing.Rung;
import org.courant.spark.LanguageCounts;
import org.courant.spark.RunCounts;
import org.courant.spark.RunReport;
import org.courant.translation.SelfTestVerdict;

/** What a run did, for the person who started it. */
final class ClosingTable {
  private final PrintWriter out;

  ClosingTable(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints the table.
   *
   * @param verdict what the self-test said of the model, if it was made
   */
  void print(RunReport report, Optional<SelfTestVerdict> verdict) {
    RunCounts counts = report.counts();
    row(
        "self-test",
        verdict.map(SelfTestVerdict::text).orElse("not made; courant models test does"));
    row("briefings", briefings(counts));
    row("segments", number(counts.expectedSegments()) + " in each language");
    row("distinct", number(counts.distinct()) + " sentences");
    row("translated", number(counts.translated()) + " of them");
    row("reused", number(counts.reused()) + " from the memory");
    if (counts.resumed() > 0) {
      row("resumed", number(counts.resumed()) + " from a run that was cut off");
    }
    row("rejects", rejects(counts));
    counts.languages().forEach(this::language);
    row("time", ProgressLine.clock(report.elapsed()));
    row("speed", String.format(Locale.ROOT, "%,.0f target tokens/s", report.tokensPerSecond()));
    report.tables().forEach(this::row);
    firstRejects(report);
    out.flush();
  }

  private static String briefings(RunCounts counts) {
    String unchanged =
        counts.unchanged() == 0
            ? ""
            : ", " + number(counts.unchanged()) + " there already and unchanged";
    return number(counts.written()) + " of " + number(counts.read()) + " read" + unchanged;
  }

  private void language(String language, LanguageCounts counts) {
    row("repaired " + language, repaired(counts));
    row(
        "flagged " + language,
        "%s segments, %s briefings need review"
            .formatted(number(counts.flagged()), number(counts.needsReview())));
  }

  /** How many segments needed a later rung, and which of them where. */
  private static String repaired(LanguageCounts counts) {
    Map<String, Long> rungs = new TreeMap<>(counts.rungs());
    rungs.remove(Rung.DIRECT.label());
    rungs.remove(Rung.TRUECASED.label());
    rungs.remove(Rung.SOURCE.label());
    long kept = counts.origins().getOrDefault(Origin.FALLBACK.label(), 0L);
    long repaired = rungs.values().stream().mapToLong(Long::longValue).sum();
    String how =
        Arrays.stream(Rung.values())
            .filter(rung -> rungs.containsKey(rung.label()))
            .map(rung -> number(rungs.get(rung.label())) + " " + rung.label())
            .collect(Collectors.joining(", "));
    return "%s segments%s, %s left in the source language"
        .formatted(number(repaired), how.isEmpty() ? "" : " (" + how + ")", number(kept));
  }

  private static String rejects(RunCounts counts) {
    if (counts.rejected() == 0) {
      return "0";
    }
    String reasons =
        counts.rejects().entrySet().stream()
            .map(entry -> number(entry.getValue()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return number(counts.rejected()) + " (" + reasons + ")";
  }

  private void firstRejects(RunReport report) {
    List<Reject> rejects = report.firstRejects();
    for (Reject reject : rejects) {
      out.println(
          reject.place()
              + ": "
              + reject.stage().label()
              + ": "
              + reject.reason()
              + ": "
              + reject.detail());
    }
    long more = report.counts().rejected() - rejects.size();
    if (more > 0) {
      out.println("… and " + number(more) + " more in the table rejects");
    }
  }

  private void row(String name, String value) {
    out.println(String.format(Locale.ROOT, "%-12s %s", name, value));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
