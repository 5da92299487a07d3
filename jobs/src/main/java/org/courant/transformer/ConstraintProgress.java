package org.courant.transformer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How far a hypothesis has come with the constraints of its sentence. */
final class ConstraintProgress {
  /** Banks of one constraint. */
  static final int MOST = 4;

  /** A constraint that the last tokens have begun. */
  private record Begun(int constraint, TokenTrie.Node node, int tokens) {}

  private final Constraints constraints;
  private final BitSet met;
  private final List<Begun> begun;

  private ConstraintProgress(Constraints constraints, BitSet met, List<Begun> begun) {
    this.constraints = constraints;
    this.met = met;
    this.begun = begun;
  }

  /** Nothing yet. */
  static ConstraintProgress start(Constraints constraints) {
    return new ConstraintProgress(constraints, new BitSet(), List.of());
  }

  /** The progress after one more token; what it does not continue is given up. */
  ConstraintProgress then(int token) {
    BitSet nextMet = (BitSet) met.clone();
    List<Begun> next = new ArrayList<>();
    for (Begun own : begun) {
      if (own.node().ends() && !constraints.breaking().test(token)) {
        nextMet.set(own.constraint());
      } else {
        go(own.constraint(), own.node(), own.tokens(), token, next);
      }
    }
    for (int i = 0; i < constraints.tries().size(); i++) {
      go(i, constraints.tries().get(i).root(), 0, token, next);
    }
    next.removeIf(own -> nextMet.get(own.constraint()));
    return new ConstraintProgress(constraints, nextMet, next);
  }

  private void go(int constraint, TokenTrie.Node node, int tokens, int token, List<Begun> next) {
    TokenTrie.Node after = met.get(constraint) ? null : node.then(token);
    if (after != null) {
      next.add(new Begun(constraint, after, tokens + 1));
    }
  }

  /** Whether every constraint is met. */
  boolean complete() {
    return met.cardinality() == constraints.tries().size();
  }

  /**
   * Tokens of constraints taken so far, of each constraint {@link #MOST} at most: hypotheses
   * compete with those that have as many. A long term that was begun well goes on by itself.
   */
  int bank() {
    int tokens = met.stream().map(this::weight).sum();
    int last = 0;
    for (Begun own : begun) {
      int whole = weight(own.constraint());
      last = Math.max(last, own.node().ends() ? whole : Math.min(own.tokens(), whole - 1));
    }
    return tokens + last;
  }

  private int weight(int constraint) {
    return Math.min(MOST, constraints.tries().get(constraint).longest());
  }

  /** The tokens that bring it further. */
  Set<Integer> wanted() {
    Set<Integer> wanted = new TreeSet<>();
    begun.forEach(own -> own.node().tokens().forEach(wanted::add));
    for (int i = 0; i < constraints.tries().size(); i++) {
      if (!met.get(i)) {
        constraints.tries().get(i).root().tokens().forEach(wanted::add);
      }
    }
    return wanted;
  }
}
