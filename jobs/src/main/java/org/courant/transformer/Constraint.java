package org.courant.transformer;

import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * One thing that a target has to hold, or may hold although it is of guarded tokens.
 *
 * @param trie the token sequences of which it needs one
 * @param breaking whether a token right behind a sequence makes something else of it
 * @param required whether the target has to hold it
 */
public record Constraint(TokenTrie trie, IntPredicate breaking, boolean required) {
  public Constraint {
    Objects.requireNonNull(trie, "trie");
    Objects.requireNonNull(breaking, "breaking");
  }
}
