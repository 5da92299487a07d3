package org.courant.summary;

import java.util.List;
import java.util.Objects;

/**
 * A sentence of a summary, in the source language.
 *
 * @param text the sentence
 * @param support ordinals of the segments that say it, ascending; empty for a written sentence that
 *     no segment supports
 * @param verbatim whether it is those very segments; if so, its translation is theirs
 */
public record SummarySentence(String text, List<Integer> support, boolean verbatim) {
  public SummarySentence {
    Objects.requireNonNull(text, "text");
    support = support.stream().sorted().toList();
    if (verbatim && support.isEmpty()) {
      throw new IllegalArgumentException("Invalid support: none, a verbatim sentence has segments");
    }
  }

  /** A sentence of the briefing: as a rule one segment. */
  public static SummarySentence verbatim(String text, List<Integer> segments) {
    return new SummarySentence(text, segments, true);
  }

  /** A sentence that a model wrote. */
  public static SummarySentence written(String text, List<Integer> support) {
    return new SummarySentence(text, support, false);
  }
}
