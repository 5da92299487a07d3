package org.courant.transformer;

import java.util.ArrayList;
import java.util.List;
import org.courant.checkpoint.GenerationConfig.EarlyStopping;

/**
 * Beam search for one sentence, with the rules of Transformers' {@code generate()} ({@code
 * _beam_search} in {@code generation/utils.py}): which hypotheses finish, how finished ones are
 * ranked and when the search ends.
 */
final class BeamSearch implements SentenceSearch {
  /** Stands in for a beam that has no continuation left. */
  private static final float DEAD = -1e9f;

  private record Finished(TokenPath path, float score) {}

  private final SearchOptions options;
  private final int limit;
  private final List<Finished> finished = new ArrayList<>();
  private List<TokenPath> running;
  private boolean open = true;

  BeamSearch(SearchOptions options, int limit) {
    this.options = options;
    this.limit = limit;
    this.running = List.of(TokenPath.start(options.start()));
  }

  @Override
  public List<TokenPath> running() {
    return running;
  }

  @Override
  public boolean open() {
    return open;
  }

  @Override
  public void accept(Continuations step, int at) {
    int length = running.get(0).length + 1;
    boolean last = length == limit;
    boolean full = options.earlyStopping() == EarlyStopping.FIRST_COMPLETE && isFull();
    List<TokenPath> next = new ArrayList<>(options.beamSize());
    for (int rank = 0; rank < step.width(); rank++) {
      float score = (float) step.scores()[at + rank];
      if (score <= Continuations.IMPOSSIBLE) {
        break;
      }
      int token = (int) step.tokens()[at + rank];
      int beam = (int) step.beams()[at + rank];
      TokenPath path = running.get(beam).then(beam, token, score);
      if (!last && !options.ends().contains(token)) {
        if (next.size() < options.beamSize()) {
          next.add(path);
        }
      } else if (rank < options.beamSize() && !full && score > DEAD / 2) {
        // Beyond the beam size, a finished hypothesis is no candidate: it was only looked at so
        // that enough running ones remain.
        finish(path);
      }
    }
    while (next.size() < options.beamSize()) {
      next.add(running.get(0).then(0, options.start(), DEAD));
    }
    running = next;
    open =
        !last
            && canImprove(length)
            && !(options.earlyStopping() == EarlyStopping.FIRST_COMPLETE && isFull());
  }

  private boolean isFull() {
    return finished.size() == options.beamSize();
  }

  private void finish(TokenPath path) {
    float score = normalise(path.score, path.length);
    int at = finished.size();
    while (at > 0 && score > finished.get(at - 1).score()) {
      at--;
    }
    finished.add(at, new Finished(path, score));
    if (finished.size() > options.beamSize()) {
      finished.remove(options.beamSize());
    }
  }

  private boolean canImprove(int length) {
    if (!isFull()) {
      return true;
    }
    boolean longest = options.earlyStopping() == EarlyStopping.NEVER && options.lengthPenalty() > 0;
    float best = normalise(running.get(0).score, longest ? limit : length);
    return best > finished.get(finished.size() - 1).score();
  }

  private float normalise(float score, int length) {
    return score / (float) Math.pow(length, options.lengthPenalty());
  }

  @Override
  public Hypothesis result() {
    if (finished.isEmpty()) {
      TokenPath best = running.get(0);
      return best.finish(normalise(best.score, best.length));
    }
    return finished.get(0).path().finish(finished.get(0).score());
  }
}
