package org.courant.transformer;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * What the target of a sentence has to hold.
 *
 * @param all the constraints
 * @param guarded tokens that stand in constraints alone: nowhere else in the target, and a sequence
 *     in which one was taken is taken to its end. Digits, for example.
 * @param joining tokens that go on with the word before them, without a space
 */
public record Constraints(List<Constraint> all, IntPredicate guarded, IntPredicate joining) {
  public Constraints {
    all = List.copyOf(all);
    Objects.requireNonNull(guarded, "guarded");
    Objects.requireNonNull(joining, "joining");
  }

  /** How many of them the target has to hold. */
  int required() {
    return (int) all.stream().filter(Constraint::required).count();
  }

  TokenTrie trie(int constraint) {
    return all.get(constraint).trie();
  }
}
