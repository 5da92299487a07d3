package org.courant.translation;

import java.util.Objects;
import org.courant.briefing.Origin;
import org.courant.briefing.Rung;
import org.courant.inference.TargetText;

/**
 * The final target of one distinct source text in one language.
 *
 * @param text what the model made of it; of a text that came in pieces, the pieces' joined target,
 *     the sum of their target tokens and the means of their scores, weighted by target tokens
 * @param origin {@link Origin#TRANSLATED}, {@link Origin#MEMORY} or {@link Origin#HUMAN}
 * @param rung how it was found
 */
public record SegmentTarget(TargetText text, Origin origin, Rung rung) {
  public SegmentTarget {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(rung, "rung");
  }

  /** What a model gave in this run. */
  public static SegmentTarget translated(TargetText text, Rung rung) {
    return new SegmentTarget(text, Origin.TRANSLATED, rung);
  }

  /** BCP 47 tag of the target language. */
  public String language() {
    return text.language();
  }
}
