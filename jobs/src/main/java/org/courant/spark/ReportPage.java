package org.courant.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.courant.page.LanguageFigures;
import org.courant.page.RunFigures;

/** What a person is shown of a {@link RunReport}. */
final class ReportPage {
  private ReportPage() {}

  /** The figures of {@code report.html}, those of the report. */
  static RunFigures of(RunReport report) {
    return new RunFigures(
        report.runId(),
        report.begun(),
        report.elapsed(),
        report.model().name(),
        report.model().sha256(),
        String.valueOf(report.settings().get("from")),
        shown(report.settings()),
        report.settingsSha256(),
        report.versions(),
        totals(report),
        report.seconds(),
        report.profile().sourceTokens(),
        report.counts().rejects(),
        report.firstRejects(),
        languages(report));
  }

  private static RunFigures.Totals totals(RunReport report) {
    RunCounts counts = report.counts();
    return new RunFigures.Totals(
        counts.read(),
        counts.written(),
        counts.unchanged(),
        counts.rejected(),
        counts.expectedSegments(),
        counts.distinct(),
        counts.translated(),
        counts.reused(),
        counts.resumed(),
        report.tokensPerSecond());
  }

  private static List<LanguageFigures> languages(RunReport report) {
    return report.counts().languages().entrySet().stream()
        .map(entry -> language(entry.getKey(), entry.getValue(), report))
        .toList();
  }

  private static LanguageFigures language(
      String language, LanguageCounts counts, RunReport report) {
    SegmentProfile profile = report.profile();
    return new LanguageFigures(
        language,
        counts.briefings(),
        counts.needsReview(),
        counts.segments(),
        counts.flagged(),
        counts.rungs(),
        counts.origins(),
        counts.flags(),
        profile.confidence().get(language),
        profile.leastConfident().get(language),
        report.glossaryUse().getOrDefault(language, List.of()));
  }

  private static Map<String, String> shown(Map<String, Object> settings) {
    Map<String, String> shown = new LinkedHashMap<>();
    settings.forEach((name, value) -> shown.put(name, shown(value)));
    return shown;
  }

  private static String shown(Object value) {
    return value instanceof List<?> items
        ? String.join(", ", items.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }
}
