package org.courant.spark;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tables hold in one language.
 *
 * @param briefings rows of {@code briefings}
 * @param segments rows of {@code segments}
 * @param claimedSegments sum of the column {@code segments} of {@code briefings}
 * @param origins rows of {@code segments} by origin
 * @param rungs rows of {@code segments} by rung
 * @param flagged rows of {@code segments} with a flag
 * @param needsReview rows of {@code briefings} that need review
 * @param flags findings by code
 * @param targetTokens sum of the target tokens
 */
public record LanguageCounts(
    long briefings,
    long segments,
    long claimedSegments,
    Map<String, Long> origins,
    Map<String, Long> rungs,
    long flagged,
    long needsReview,
    Map<String, Long> flags,
    long targetTokens) {
  public LanguageCounts {
    origins = Collections.unmodifiableMap(new TreeMap<>(origins));
    rungs = Collections.unmodifiableMap(new TreeMap<>(rungs));
    flags = Collections.unmodifiableMap(new TreeMap<>(flags));
  }
}
