package org.courant.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.courant.page.DoubtfulSegment;
import org.courant.page.Histogram;

/**
 * How long the segments of a run are, how sure the model is of them, and of which it is least sure.
 *
 * @param sourceTokens source tokens of the segments that the model read for the first language; a
 *     segment that was copied, or that a person translated, is not among them
 * @param confidence of the segments, by language
 * @param leastConfident segments by language, in the order of confidence, briefing and ordinal
 */
public record SegmentProfile(
    Histogram sourceTokens,
    Map<String, Histogram> confidence,
    Map<String, List<DoubtfulSegment>> leastConfident) {
  public SegmentProfile {
    Objects.requireNonNull(sourceTokens, "sourceTokens");
    confidence = Collections.unmodifiableMap(new LinkedHashMap<>(confidence));
    leastConfident = Collections.unmodifiableMap(new LinkedHashMap<>(leastConfident));
  }

  static SegmentProfile of(SegmentTally tally, List<String> languages) {
    Map<String, Histogram> confidence = new LinkedHashMap<>();
    Map<String, List<DoubtfulSegment>> leastConfident = new LinkedHashMap<>();
    for (String language : languages) {
      confidence.put(language, tally.language(language).confidence());
      leastConfident.put(language, tally.language(language).leastConfident());
    }
    return new SegmentProfile(
        tally.language(languages.get(0)).sourceTokens(), confidence, leastConfident);
  }
}
