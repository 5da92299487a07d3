package org.courant.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.courant.briefing.Reject;
import org.courant.page.TermFigures;

/**
 * What the steps of a run left, counted from the tables themselves.
 *
 * @param counts the numbers that have to balance
 * @param targetTokens tokens the model gave, all languages together
 * @param seconds by steps
 * @param firstRejects the first rows of {@code rejects}
 * @param profile length and confidence of the segments
 * @param glossaryUse what became of the glossary's terms, by language
 */
record RunTally(
    RunCounts counts,
    long targetTokens,
    Map<String, Double> seconds,
    List<Reject> firstRejects,
    SegmentProfile profile,
    Map<String, List<TermFigures>> glossaryUse) {
  /** Name of the steps in which the model works. */
  static final String TRANSLATE = "tokenize, encode, search, detokenize";

  private static final int FIRST_REJECTS = 10;

  RunTally {
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    firstRejects = List.copyOf(firstRejects);
    glossaryUse = Collections.unmodifiableMap(new LinkedHashMap<>(glossaryUse));
  }

  static RunTally of(
      ArrivalCounts arrivals,
      SentenceCounts sentences,
      TranslationCounts translations,
      OutputTables tables,
      Map<String, Double> seconds) {
    Map<String, Long> rejects = tables.rejects();
    SegmentTally segments = tables.segmentTally();
    RunCounts counts =
        new RunCounts(
            arrivals.read(),
            arrivals.unchanged(),
            rejects.values().stream().mapToLong(Long::longValue).sum(),
            rejects,
            arrivals.segments(),
            sentences.all(),
            sentences.open(),
            sentences.resumed(),
            tables.counts(segments));
    return new RunTally(
        counts,
        translations.targetTokens(),
        seconds,
        rejects.isEmpty() ? List.of() : tables.firstRejects(FIRST_REJECTS),
        SegmentProfile.of(segments, tables.languages()),
        tables.glossaryUse(segments));
  }
}
