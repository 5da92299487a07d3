package org.courant.transformer;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * What the target of a sentence has to hold.
 *
 * @param tries one for each term
 * @param breaking whether a token right behind a sequence makes another word of it
 */
public record Constraints(List<TokenTrie> tries, IntPredicate breaking) {
  public Constraints {
    tries = List.copyOf(tries);
    Objects.requireNonNull(breaking, "breaking");
  }
}
