package org.courant.transformer;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * What the target of a sentence has to hold.
 *
 * @param all the constraints
 * @param guarded tokens that stand in constraints alone: nowhere else in the target, and a run of
 *     them is one sequence from its first to its last. Digits, for example.
 */
public record Constraints(List<Constraint> all, IntPredicate guarded) {
  public Constraints {
    all = List.copyOf(all);
    Objects.requireNonNull(guarded, "guarded");
  }

  TokenTrie trie(int constraint) {
    return all.get(constraint).trie();
  }
}
