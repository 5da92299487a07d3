package org.courant.transformer;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * What the target of a sentence has to hold.
 *
 * @param tries one for each term
 * @param whole whether a sequence counts only where a word ends behind it
 * @param continuation whether a token goes on with the word before it
 */
public record Constraints(List<TokenTrie> tries, boolean whole, IntPredicate continuation) {
  public Constraints {
    tries = List.copyOf(tries);
    Objects.requireNonNull(continuation, "continuation");
  }

  /** Whether a token behind a sequence makes another word of it. */
  boolean continuesWord(int token) {
    return whole && continuation.test(token);
  }
}
