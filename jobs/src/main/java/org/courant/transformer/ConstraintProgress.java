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

  /**
   * A constraint that the last tokens have begun.
   *
   * @param guarded whether one of them is a guarded token
   */
  private record Begun(int constraint, TokenTrie.Node node, int tokens, boolean guarded) {}

  private final Constraints constraints;
  private final BitSet met;
  private final List<Begun> begun;

  /** Whether the last token is a guarded one. */
  private final boolean guarded;

  /** Whether the last token is none, but that before it is. */
  private final boolean behindGuarded;

  /** Whether guarded tokens were taken that are no whole sequence yet. */
  private final boolean owing;

  private ConstraintProgress(
      Constraints constraints,
      BitSet met,
      List<Begun> begun,
      boolean guarded,
      boolean behindGuarded,
      boolean owing) {
    this.constraints = constraints;
    this.met = met;
    this.begun = begun;
    this.guarded = guarded;
    this.behindGuarded = behindGuarded;
    this.owing = owing;
  }

  /** Nothing yet. */
  static ConstraintProgress start(Constraints constraints) {
    return new ConstraintProgress(constraints, new BitSet(), List.of(), false, false, false);
  }

  /** Whether the token may be next: guarded ones stand in whole sequences alone. */
  boolean allows(int token) {
    boolean goesOn =
        begun.stream().anyMatch(own -> (own.guarded() || !owing) && goesOn(own, token));
    if (owing || goesOn) {
      return goesOn;
    }
    return !constraints.guarded().test(token) || (mayBegin(token) && begins(token));
  }

  private boolean goesOn(Begun own, int token) {
    return own.node().then(token) != null && !isTaken(own, token);
  }

  /** Whether a whole sequence was taken and the token makes nothing else of it. */
  private boolean isTaken(Begun own, int token) {
    return own.node().ends() && !constraints.all().get(own.constraint()).breaking().test(token);
  }

  /** Nothing begins within a run of guarded tokens, or across a mark: 15 and 1,5 hold no 5. */
  private boolean mayBegin(int token) {
    boolean within = (guarded || behindGuarded) && constraints.joining().test(token);
    return !(within && constraints.guarded().test(token));
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
      if (!isTaken(own, token)) {
        go(own, token, nextGuarded, next);
      } else if (isRequired(own.constraint()) && !isWithinAnother(own, token)) {
        nextMet.set(own.constraint());
      }
    }
    if (mayBegin(token)) {
      for (int i = 0; i < constraints.all().size(); i++) {
        go(new Begun(i, constraints.trie(i).root(), 0, false), token, nextGuarded, next);
      }
    }
    boolean whole = next.stream().anyMatch(own -> own.guarded() && own.node().ends());
    return new ConstraintProgress(
        constraints,
        nextMet,
        next,
        nextGuarded,
        guarded && !nextGuarded,
        (nextGuarded || owing) && !whole);
  }

  /** Whether guarded tokens are going to be another constraint's: the 2 of 2 000. */
  private boolean isWithinAnother(Begun own, int token) {
    return own.guarded()
        && begun.stream()
            .filter(other -> other.guarded() && other.constraint() != own.constraint())
            .anyMatch(other -> other.tokens() >= own.tokens() && goesOn(other, token));
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

  private boolean isRequired(int constraint) {
    return constraints.all().get(constraint).required();
  }

  private boolean isOpen(int constraint) {
    return isRequired(constraint) && !met.get(constraint);
  }

  /**
   * Tokens of constraints taken so far, of each constraint {@link #MOST} at most: hypotheses
   * compete with those that have as many. A long term that was begun well goes on by itself.
   */
  int bank() {
    int tokens = met.stream().map(this::weight).sum();
    int last = 0;
    for (Begun own : begun) {
      if (isOpen(own.constraint())) {
        int whole = weight(own.constraint());
        last = Math.max(last, own.node().ends() ? whole : Math.min(own.tokens(), whole - 1));
      }
    }
    return tokens + last;
  }

  private int weight(int constraint) {
    return Math.min(MOST, constraints.trie(constraint).longest());
  }

  /**
   * Tokens taken of a sequence that has to be taken to its end. In its bank it goes before those
   * that have just begun one, which always look better.
   */
  int owed() {
    return owing
        ? begun.stream().filter(Begun::guarded).mapToInt(Begun::tokens).max().orElse(0)
        : 0;
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
