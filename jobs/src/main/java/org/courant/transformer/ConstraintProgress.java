package org.courant.transformer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** How far a hypothesis has come with the constraints of its sentence. */
final class ConstraintProgress {
  /** Banks of one constraint. */
  static final int MOST = 4;

  /** A constraint that the last tokens have begun. */
  private record Begun(int constraint, TokenTrie.Node node, int tokens) {}

  private final Constraints constraints;
  private final BitSet met;
  private final List<Begun> begun;

  /** Whether the last token is a guarded one. */
  private final boolean guarded;

  private ConstraintProgress(
      Constraints constraints, BitSet met, List<Begun> begun, boolean guarded) {
    this.constraints = constraints;
    this.met = met;
    this.begun = begun;
    this.guarded = guarded;
  }

  /** Nothing yet. */
  static ConstraintProgress start(Constraints constraints) {
    return new ConstraintProgress(constraints, new BitSet(), List.of(), false);
  }

  /** Whether the token may be next: guarded ones neither stand alone nor part from their like. */
  boolean allows(int token) {
    boolean goesOn = begun.stream().anyMatch(own -> own.node().then(token) != null);
    if (constraints.guarded().test(token)) {
      return goesOn || (!guarded && begins(token));
    }
    return goesOn || !guarded || begun.stream().anyMatch(own -> own.node().ends());
  }

  private boolean begins(int token) {
    return IntStream.range(0, constraints.all().size())
        .anyMatch(i -> !met.get(i) && constraints.trie(i).root().then(token) != null);
  }

  /** The progress after one more token; what it does not continue is given up. */
  ConstraintProgress then(int token) {
    BitSet nextMet = (BitSet) met.clone();
    List<Begun> next = new ArrayList<>();
    for (Begun own : begun) {
      if (own.node().ends() && !constraints.all().get(own.constraint()).breaking().test(token)) {
        nextMet.set(own.constraint());
      } else {
        go(own.constraint(), own.node(), own.tokens(), token, next);
      }
    }
    boolean nextGuarded = constraints.guarded().test(token);
    // Nothing begins within a run of guarded tokens: 15 does not hold 5.
    for (int i = 0; i < constraints.all().size() && !(guarded && nextGuarded); i++) {
      go(i, constraints.trie(i).root(), 0, token, next);
    }
    next.removeIf(own -> nextMet.get(own.constraint()));
    return new ConstraintProgress(constraints, nextMet, next, nextGuarded);
  }

  private void go(int constraint, TokenTrie.Node node, int tokens, int token, List<Begun> next) {
    TokenTrie.Node after = met.get(constraint) ? null : node.then(token);
    if (after != null) {
      next.add(new Begun(constraint, after, tokens + 1));
    }
  }

  /** Whether every constraint is met. */
  boolean complete() {
    return met.cardinality() == constraints.all().size();
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
    return Math.min(MOST, constraints.trie(constraint).longest());
  }

  /** The tokens that bring it further. */
  Set<Integer> wanted() {
    Set<Integer> wanted = new TreeSet<>();
    begun.forEach(own -> own.node().tokens().forEach(wanted::add));
    for (int i = 0; i < constraints.all().size(); i++) {
      if (!met.get(i)) {
        constraints.trie(i).root().tokens().forEach(wanted::add);
      }
    }
    return wanted;
  }
}
