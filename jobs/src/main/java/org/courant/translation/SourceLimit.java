package org.courant.translation;

import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.courant.inference.SourceMeasure;
import org.courant.text.ClauseSplitter;

/**
 * How long a text the model takes.
 *
 * @param tokens counts the source tokens of a text; thread-safe
 * @param limit most source tokens of one text
 */
public record SourceLimit(ToIntFunction<String> tokens, int limit) {
  private static final ClauseSplitter CLAUSES = new ClauseSplitter();

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

  /** A sentence as the model takes it: whole, or cut at its clauses where it is above the limit. */
  public List<String> pieces(String sentence) {
    return admits(sentence) || !Translatable.isTranslatable(sentence)
        ? List.of(sentence)
        : CLAUSES.split(sentence, tokens, limit);
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
