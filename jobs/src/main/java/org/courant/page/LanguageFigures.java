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
 * @param terms of the glossary that a source has, those first that are lost most often
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
    List<DoubtfulSegment> leastConfident,
    List<TermFigures> terms) {
  private static final int FIRST_TERMS = 50;

  public LanguageFigures {
    Objects.requireNonNull(language, "language");
    rungs = Collections.unmodifiableMap(new TreeMap<>(rungs));
    origins = Collections.unmodifiableMap(new TreeMap<>(origins));
    flags = Collections.unmodifiableMap(new TreeMap<>(flags));
    Objects.requireNonNull(confidence, "confidence");
    leastConfident = List.copyOf(leastConfident);
    terms = List.copyOf(terms);
  }

  /** The language in English, for example {@code Korean}. */
  public String name() {
    return Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
  }

  /** The first terms. */
  public List<TermFigures> firstTerms() {
    return terms.subList(0, Math.min(FIRST_TERMS, terms.size()));
  }

  /** Segments in which a term stands, all terms together. */
  public long termSegments() {
    return terms.stream().mapToLong(TermFigures::segments).sum();
  }

  /** Segments from which a term is lost, all terms together. */
  public long termsLost() {
    return terms.stream().mapToLong(TermFigures::lost).sum();
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
