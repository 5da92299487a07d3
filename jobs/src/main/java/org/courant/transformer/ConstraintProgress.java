package org.courant.transformer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How far a hypothesis has come with the constraints of its sentence. */
final class ConstraintProgress {
  /** A constraint that the last tokens have begun. */
  private record Begun(int constraint, TokenTrie.Node node, int tokens) {}

  private final List<TokenTrie> constraints;
  private final BitSet met;
  private final List<Begun> begun;

  private ConstraintProgress(List<TokenTrie> constraints, BitSet met, List<Begun> begun) {
    this.constraints = constraints;
    this.met = met;
    this.begun = begun;
  }

  /** Nothing yet. */
  static ConstraintProgress start(List<TokenTrie> constraints) {
    return new ConstraintProgress(constraints, new BitSet(), List.of());
  }

  /** The progress after one more token; what it does not continue is given up. */
  ConstraintProgress then(int token) {
    BitSet nextMet = (BitSet) met.clone();
    List<Begun> next = new ArrayList<>();
    for (Begun own : begun) {
      go(own.constraint(), own.node(), own.tokens(), token, nextMet, next);
    }
    for (int i = 0; i < constraints.size(); i++) {
      go(i, constraints.get(i).root(), 0, token, nextMet, next);
    }
    next.removeIf(own -> nextMet.get(own.constraint()));
    return new ConstraintProgress(constraints, nextMet, next);
  }

  private void go(
      int constraint,
      TokenTrie.Node node,
      int tokens,
      int token,
      BitSet nextMet,
      List<Begun> next) {
    TokenTrie.Node after = met.get(constraint) ? null : node.then(token);
    if (after != null && after.ends()) {
      nextMet.set(constraint);
    } else if (after != null) {
      next.add(new Begun(constraint, after, tokens + 1));
    }
  }

  /** Whether every constraint is met. */
  boolean complete() {
    return met.cardinality() == constraints.size();
  }

  /** Tokens of constraints taken so far: hypotheses compete with those that have as many. */
  int bank() {
    int tokens = met.stream().map(i -> constraints.get(i).longest()).sum();
    int most = 0;
    for (Begun own : begun) {
      most = Math.max(most, Math.min(own.tokens(), constraints.get(own.constraint()).longest() - 1));
    }
    return tokens + most;
  }

  /** The tokens that bring it further. */
  Set<Integer> wanted() {
    Set<Integer> wanted = new TreeSet<>();
    begun.forEach(own -> own.node().tokens().forEach(wanted::add));
    for (int i = 0; i < constraints.size(); i++) {
      if (!met.get(i)) {
        constraints.get(i).root().tokens().forEach(wanted::add);
      }
    }
    return wanted;
  }
}
