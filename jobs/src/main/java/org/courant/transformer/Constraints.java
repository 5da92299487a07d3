package org.courant.transformer;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * What the target of a sentence has to hold, and what it may not.
 *
 * @param all the constraints
 * @param guarded tokens that stand in constraints alone: nowhere else in the target, and a sequence
 *     in which one was taken is taken to its end. Digits, for example.
 * @param joining tokens that go on with the word before them, without a space
 * @param refusal what it may not go on with
 */
public record Constraints(
    List<Constraint> all, IntPredicate guarded, IntPredicate joining, Refusal refusal) {
  public Constraints {
    all = List.copyOf(all);
    Objects.requireNonNull(guarded, "guarded");
    Objects.requireNonNull(joining, "joining");
    Objects.requireNonNull(refusal, "refusal");
  }

  /** Constraints of a target that may go on with anything else. */
  public Constraints(List<Constraint> all, IntPredicate guarded, IntPredicate joining) {
    this(all, guarded, joining, Refusal.NONE);
  }

  /** How many of them the target has to hold. */
  int required() {
    return (int) all.stream().filter(Constraint::required).count();
  }

  TokenTrie trie(int constraint) {
    return all.get(constraint).trie();
  }
}
