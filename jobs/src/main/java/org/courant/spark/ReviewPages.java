package org.courant.spark;

import java.util.List;
import java.util.Map;
import org.courant.page.ReviewBriefing;
import org.courant.page.ReviewPage;
import org.courant.page.ReviewSegment;

/** The pages on which people correct what a run made, one for each language. */
final class ReviewPages {
  /**
   * Segments on one page: some 10 MB. What a person reads in a week is less, and a browser's memory
   * holds more.
   */
  static final int SEGMENTS = 20_000;

  private final OutputTables tables;
  private final RunReport report;
  private final int limit;

  /** Binds the written tables of a run. */
  ReviewPages(OutputTables tables, RunReport report) {
    this(tables, report, SEGMENTS);
  }

  ReviewPages(OutputTables tables, RunReport report, int limit) {
    this.tables = tables;
    this.report = report;
    this.limit = limit;
  }

  /** Path of a language's page below the output folder. */
  static String path(String language) {
    return BriefingTables.REVIEW_FOLDER + "/" + language + ".html";
  }

  /** The page of a language. */
  ReviewPage of(String language) {
    Map<String, Boolean> briefings = tables.mostDoubtful(language, limit);
    Map<String, List<ReviewSegment>> segments =
        tables.reviewSegments(language, List.copyOf(briefings.keySet()), limit);
    List<ReviewBriefing> shown =
        briefings.entrySet().stream()
            .map(
                briefing ->
                    new ReviewBriefing(
                        briefing.getKey(),
                        briefing.getValue(),
                        segments.getOrDefault(briefing.getKey(), List.of())))
            .toList();
    LanguageCounts counts = report.counts().languages().get(language);
    return new ReviewPage(
        report.runId(),
        report.model().name(),
        CourantVersion.text(),
        String.valueOf(report.settings().get("from")),
        language,
        counts.briefings(),
        counts.segments(),
        shown);
  }
}
