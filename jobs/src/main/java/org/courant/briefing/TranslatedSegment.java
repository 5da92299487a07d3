package org.courant.briefing;

import java.util.List;
import java.util.Objects;
import org.courant.glossary.TermUse;

/**
 * A segment with its target: one row of the receipt.
 *
 * @param segment the source
 * @param target text in the target language
 * @param score sequence score of the search, 0 if no model was asked
 * @param confidence exponential of the mean token log-probability: 1 for a copy and for a person's
 *     target, 0 for a fallback
 * @param origin where the target came from
 * @param rung how the target was found
 * @param flags what the checks found
 * @param sourceTokens number of source tokens, 0 if no model was asked
 * @param targetTokens number of target tokens, 0 if no model answered
 * @param truncated whether the token limit cut the target short
 * @param terms what became of the glossary's terms; of a person's target nothing is said
 */
public record TranslatedSegment(
    Segment segment,
    String target,
    double score,
    double confidence,
    Origin origin,
    Rung rung,
    List<Finding> flags,
    int sourceTokens,
    int targetTokens,
    boolean truncated,
    List<TermUse> terms) {
  public TranslatedSegment {
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(rung, "rung");
    flags = List.copyOf(flags);
    terms = List.copyOf(terms);
  }

  /** A segment of which no glossary asks anything. */
  public TranslatedSegment(
      Segment segment,
      String target,
      double score,
      double confidence,
      Origin origin,
      Rung rung,
      List<Finding> flags,
      int sourceTokens,
      int targetTokens,
      boolean truncated) {
    this(
        segment,
        target,
        score,
        confidence,
        origin,
        rung,
        flags,
        sourceTokens,
        targetTokens,
        truncated,
        List.of());
  }

  /** A segment that holds nothing to translate. */
  public static TranslatedSegment copied(Segment segment) {
    return new TranslatedSegment(
        segment, segment.source(), 0, 1, Origin.COPIED, Rung.SOURCE, List.of(), 0, 0, false);
  }
}
