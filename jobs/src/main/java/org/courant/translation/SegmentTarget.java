package org.courant.translation;

import java.util.Objects;
import org.courant.briefing.Origin;
import org.courant.inference.TargetText;

/**
 * One target of a source text, and where it came from.
 *
 * @param text the target
 * @param origin {@link Origin#TRANSLATED}, {@link Origin#MEMORY} or {@link Origin#HUMAN}
 */
public record SegmentTarget(TargetText text, Origin origin) {
  public SegmentTarget {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(origin, "origin");
  }

  /** What the model gave in this run. */
  public static SegmentTarget translated(TargetText text) {
    return new SegmentTarget(text, Origin.TRANSLATED);
  }

  /** BCP 47 tag of the target language. */
  public String language() {
    return text.language();
  }
}
