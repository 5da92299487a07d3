package org.courant.translation;

import java.util.Objects;
import org.courant.briefing.Rung;
import org.courant.inference.TargetText;

/**
 * The final target of one distinct source text in one language.
 *
 * @param text what the model made of it; of a text that came in pieces, the pieces' joined target,
 *     the sum of their target tokens and the means of their scores, weighted by target tokens
 * @param rung how it was found
 */
public record SegmentTarget(TargetText text, Rung rung) {
  public SegmentTarget {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(rung, "rung");
  }
}
