package org.courant.page;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a run did in one language.
 *
 * @param language BCP 47 tag
 * @param briefings written
 * @param needsReview briefings that need review
 * @param segments written
 * @param flagged segments with a flag
 * @param rungs segments by rung
 * @param origins segments by origin
 * @param flags findings by code
 * @param confidence of the segments
 * @param leastConfident segments, the least confident first
 */
public record LanguageFigures(
    String language,
    long briefings,
    long needsReview,
    long segments,
    long flagged,
    Map<String, Long> rungs,
    Map<String, Long> origins,
    Map<String, Long> flags,
    Histogram confidence,
    List<DoubtfulSegment> leastConfident) {
  public LanguageFigures {
    Objects.requireNonNull(language, "language");
    rungs = Collections.unmodifiableMap(new TreeMap<>(rungs));
    origins = Collections.unmodifiableMap(new TreeMap<>(origins));
    flags = Collections.unmodifiableMap(new TreeMap<>(flags));
    Objects.requireNonNull(confidence, "confidence");
    leastConfident = List.copyOf(leastConfident);
  }

  /** The language in English, for example {@code Korean}. */
  public String name() {
    return Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
  }

  /** Findings by code. */
  public BarChart flagChart() {
    return BarChart.ofCounts(flags);
  }

  /** Segments by confidence. */
  public HistogramChart confidenceChart() {
    return HistogramChart.of(confidence, 1);
  }
}
