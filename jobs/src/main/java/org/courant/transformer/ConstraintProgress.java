package org.courant.transformer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How far a hypothesis has come with the constraints of its sentence. */
final class ConstraintProgress {
  /** Banks of one constraint. */
  static final int MOST = 4;

  /**
   * A constraint that the last tokens have begun.
   *
   * @param guarded whether one of them is a guarded token
   */
  private record Begun(int constraint, TokenTrie.Node node, int tokens, boolean guarded) {}

  private final Constraints constraints;

  /** Of each constraint, how many banks it has. */
  private final int[] weights;

  private final BitSet met;
  private final List<Begun> begun;

  /** Whether the last token is a guarded one. */
  private final boolean guarded;

  /** Whether guarded tokens were taken that are no whole sequence yet. */
  private final boolean owing;

  private ConstraintProgress(
      Constraints constraints,
      int[] weights,
      BitSet met,
      List<Begun> begun,
      boolean guarded,
      boolean owing) {
    this.constraints = constraints;
    this.weights = weights;
    this.met = met;
    this.begun = begun;
    this.guarded = guarded;
    this.owing = owing;
  }

  /** Nothing yet. */
  static ConstraintProgress start(Constraints constraints) {
    int[] weights =
        constraints.all().stream()
            .mapToInt(constraint -> weight(constraint.trie(), constraints.guarded()))
            .toArray();
    return new ConstraintProgress(constraints, weights, new BitSet(), List.of(), false, false);
  }

  /**
   * A long term that was begun well goes on by itself, so that {@link #MOST} banks are enough. One
   * with guarded tokens has to go on: it would lose against those that have just begun if not all
   * of its tokens counted.
   */
  private static int weight(TokenTrie trie, IntPredicate guarded) {
    return trie.has(guarded) ? trie.longest() : Math.min(MOST, trie.longest());
  }

  /** Whether the token may be next: guarded ones stand in whole sequences alone. */
  boolean allows(int token) {
    boolean goesOn =
        begun.stream().anyMatch(own -> (own.guarded() || !owing) && own.node().then(token) != null);
    if (owing || goesOn) {
      return goesOn;
    }
    return !constraints.guarded().test(token) || (!guarded && begins(token));
  }

  private boolean begins(int token) {
    return constraints.all().stream()
        .anyMatch(constraint -> constraint.trie().root().then(token) != null);
  }

  /** The progress after one more token; what it does not continue is given up. */
  ConstraintProgress then(int token) {
    boolean nextGuarded = constraints.guarded().test(token);
    BitSet nextMet = (BitSet) met.clone();
    List<Begun> next = new ArrayList<>();
    for (Begun own : begun) {
      Constraint constraint = constraints.all().get(own.constraint());
      if (!own.node().ends() || constraint.breaking().test(token)) {
        go(own, token, nextGuarded, next);
      } else if (constraint.required()) {
        nextMet.set(own.constraint());
      }
    }
    // Nothing begins within a run of guarded tokens: 15 does not hold 5.
    if (!(guarded && nextGuarded)) {
      for (int i = 0; i < constraints.all().size(); i++) {
        go(new Begun(i, constraints.trie(i).root(), 0, false), token, nextGuarded, next);
      }
    }
    boolean whole = next.stream().anyMatch(own -> own.guarded() && own.node().ends());
    return new ConstraintProgress(
        constraints, weights, nextMet, next, nextGuarded, (nextGuarded || owing) && !whole);
  }

  private static void go(Begun own, int token, boolean guarded, List<Begun> next) {
    TokenTrie.Node after = own.node().then(token);
    if (after != null) {
      next.add(new Begun(own.constraint(), after, own.tokens() + 1, own.guarded() || guarded));
    }
  }

  /** Whether every required constraint is met. */
  boolean complete() {
    return met.cardinality() == constraints.required();
  }

  private boolean isOpen(int constraint) {
    return constraints.all().get(constraint).required() && !met.get(constraint);
  }

  /** Tokens of constraints taken so far: hypotheses compete with those that have as many. */
  int bank() {
    int tokens = met.stream().map(constraint -> weights[constraint]).sum();
    int last = 0;
    for (Begun own : begun) {
      if (isOpen(own.constraint())) {
        int whole = weights[own.constraint()];
        last = Math.max(last, own.node().ends() ? whole : Math.min(own.tokens(), whole - 1));
      }
    }
    return tokens + last;
  }

  /** The tokens that bring it further. */
  Set<Integer> wanted() {
    Set<Integer> wanted = new TreeSet<>();
    begun.stream()
        .filter(own -> isOpen(own.constraint()) || (owing && own.guarded()))
        .forEach(own -> own.node().tokens().forEach(wanted::add));
    IntStream.range(0, constraints.all().size())
        .filter(this::isOpen)
        .forEach(i -> constraints.trie(i).root().tokens().forEach(wanted::add));
    return wanted;
  }
}
