package org.courant.evaluation;

import java.util.Objects;

/**
 * A line and its translation.
 *
 * @param source text in the source language
 * @param target text in the target language
 */
public record LinePair(String source, String target) {
  public LinePair {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
  }

  LinePair withSource(String text) {
    return new LinePair(text, target);
  }

  LinePair withTarget(String text) {
    return new LinePair(source, text);
  }
}
