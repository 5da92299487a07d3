package org.courant.translation;

import java.util.Objects;
import java.util.function.ToIntFunction;
import org.courant.inference.SourceMeasure;

/**
 * How long a text the model takes.
 *
 * @param tokens counts the source tokens of a text; thread-safe
 * @param limit most source tokens of one text
 */
public record SourceLimit(ToIntFunction<String> tokens, int limit) {
  public SourceLimit {
    Objects.requireNonNull(tokens, "tokens");
    if (limit < 1) {
      throw new IllegalArgumentException("Invalid limit: " + limit + ", at least 1");
    }
  }

  /** The limit of a bundle. */
  public static SourceLimit of(SourceMeasure measure) {
    return new SourceLimit(measure::tokens, measure.limit());
  }

  /** Number of source tokens of a text. */
  public int count(String text) {
    return tokens.applyAsInt(text);
  }

  /** Whether the model takes a text in one piece. */
  public boolean admits(String text) {
    return count(text) <= limit;
  }
}
