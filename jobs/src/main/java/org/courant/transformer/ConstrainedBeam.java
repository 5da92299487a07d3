package org.courant.transformer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Beam search for one sentence whose target has to hold given token sequences: dynamic beam
 * allocation (Post and Vilar 2018, "Fast Lexically Constrained Decoding with Dynamic Beam
 * Allocation for Neural Machine Translation"), where each constraint may be met by any of several
 * sequences. The beam is shared out among banks of hypotheses that have taken equally many tokens
 * of constraints; a hypothesis may end only when it has met them all.
 */
final class ConstrainedBeam {
  /** Stands in for a beam that has no continuation left. */
  private static final float DEAD = -1e9f;

  /** Finished hypotheses after which the search stops looking for better ones. */
  private static final int ENOUGH = 4;

  private record Item(TokenPath path, ConstraintProgress progress) {}

  private record Finished(TokenPath path, float score) {}

  private final SearchOptions options;
  private final Refusal refusal;
  private final int limit;
  private final List<Finished> finished = new ArrayList<>();
  private List<Item> running;
  private boolean open = true;

  ConstrainedBeam(SearchOptions options, Constraints constraints, int limit) {
    this.options = options;
    this.refusal = constraints.refusal();
    this.limit = limit;
    this.running =
        List.of(new Item(TokenPath.start(options.start()), ConstraintProgress.start(constraints)));
  }

  List<TokenPath> running() {
    return running.stream().map(Item::path).toList();
  }

  boolean open() {
    return open;
  }

  /** Tokens that a beam wants. */
  Set<Integer> wanted(int beam) {
    return running.get(beam).progress().wanted();
  }

  /** Every beam takes one token of probability one. */
  void force(int token) {
    running = running.stream().map(item -> then(item, 0, token, item.path().score)).toList();
  }

  private Item then(Item item, int beam, int token, float score) {
    return new Item(item.path().then(beam, token, score), item.progress().then(token));
  }

  /**
   * Takes the continuations of one step.
   *
   * @param step the step's result for a whole batch
   * @param row the first row of this sentence
   * @param wanted the first wanted token of this sentence
   */
  void accept(RowContinuations step, int row, int wanted) {
    int length = running.get(0).path().length + 1;
    TreeMap<Integer, List<Item>> banks = new TreeMap<>(Comparator.reverseOrder());
    for (Item item : candidates(step, row, wanted)) {
      boolean complete = item.progress().complete();
      boolean ends = options.ends().contains(item.path().token);
      if (complete && (ends || length == limit)) {
        finish(item.path());
      } else if (!ends) {
        banks.computeIfAbsent(item.progress().bank(), key -> new ArrayList<>()).add(item);
      }
    }
    if (!banks.isEmpty()) {
      running = allocated(banks.values());
    }
    open = length < limit && !banks.isEmpty() && canImprove(length);
  }

  private List<Item> candidates(RowContinuations step, int row, int wanted) {
    List<Item> candidates = new ArrayList<>();
    int next = wanted;
    for (int beam = 0; beam < running.size(); beam++) {
      Set<Integer> taken = new HashSet<>();
      IntPredicate refused = refusal.after(running.get(beam).path().tokens());
      for (int rank = 0; rank < step.width(); rank++) {
        int at = (row + beam) * step.width() + rank;
        consider(beam, (int) step.tokens()[at], step.scores()[at], refused, taken, candidates);
      }
      for (int token : wanted(beam)) {
        consider(beam, token, step.wantedScores()[next++], refused, taken, candidates);
      }
    }
    return candidates;
  }

  private void consider(
      int beam,
      int token,
      double score,
      IntPredicate refused,
      Set<Integer> taken,
      List<Item> candidates) {
    Item item = running.get(beam);
    boolean alive = item.path().score > DEAD / 2 && score > DEAD / 2;
    if (alive && item.progress().allows(token) && taken.add(token) && !refused.test(token)) {
      candidates.add(then(item, beam, token, (float) score));
    }
  }

  /**
   * The same share of the beam for each bank; what a bank leaves goes to the best of the others.
   */
  private List<Item> allocated(Collection<List<Item>> banks) {
    Comparator<Item> best = Comparator.comparingDouble(item -> -item.path().score);
    Comparator<Item> owed = Comparator.comparingInt(item -> -item.progress().owed());
    int share = Math.max(1, options.beamSize() / Math.max(1, banks.size()));
    List<Item> next = new ArrayList<>();
    List<Item> others = new ArrayList<>();
    for (List<Item> bank : banks) {
      bank.sort(owed.thenComparing(best));
      int own = Math.min(share, Math.min(bank.size(), options.beamSize() - next.size()));
      next.addAll(bank.subList(0, own));
      others.addAll(bank.subList(own, bank.size()));
    }
    others.sort(best);
    next.addAll(others.subList(0, Math.min(others.size(), options.beamSize() - next.size())));
    while (next.size() < options.beamSize()) {
      Item first = running.get(0);
      next.add(new Item(first.path().then(0, options.start(), DEAD), first.progress()));
    }
    return next;
  }

  private void finish(TokenPath path) {
    finished.add(new Finished(path, normalise(path.score, path.length)));
    finished.sort(Comparator.comparingDouble(own -> -own.score()));
    if (finished.size() > ENOUGH) {
      finished.remove(ENOUGH);
    }
  }

  private boolean canImprove(int length) {
    if (finished.size() < ENOUGH) {
      return true;
    }
    // What still lacks a term always looks better than what has paid for it.
    double best =
        running.stream()
            .filter(item -> item.progress().complete())
            .mapToDouble(item -> item.path().score)
            .max()
            .orElse(DEAD);
    return normalise((float) best, length) > finished.get(0).score();
  }

  private float normalise(float score, int length) {
    return score / (float) Math.pow(length, options.lengthPenalty());
  }

  /** The best target that meets all constraints; without one, that which meets most. */
  Hypothesis result() {
    if (!finished.isEmpty()) {
      return finished.get(0).path().finish(finished.get(0).score());
    }
    Item best = running.get(0);
    return best.path().finish(normalise(best.path().score, best.path().length));
  }
}
