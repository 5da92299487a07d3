package org.courant.transformer;

import java.util.Collections;
import java.util.List;

/** The search for the target of one sentence. */
interface SentenceSearch {
  /** The hypotheses to continue, one for each beam. */
  List<TokenPath> running();

  /** Whether the search goes on. */
  boolean open();

  /**
   * Takes the continuations of one step.
   *
   * @param step the step's result for a whole batch
   * @param at index of this sentence's first continuation
   */
  void accept(Continuations step, int at);

  /** The best target; only when no longer open. */
  Hypothesis result();

  /** A search for at most {@code limit} tokens. */
  static SentenceSearch of(SearchOptions options, int limit) {
    return options.greedy() ? new GreedySearch(options, limit) : new BeamSearch(options, limit);
  }

  /** Takes the best token at each step. */
  final class GreedySearch implements SentenceSearch {
    private final SearchOptions options;
    private final int limit;
    private TokenPath path;
    private boolean open = true;

    GreedySearch(SearchOptions options, int limit) {
      this.options = options;
      this.limit = limit;
      this.path = TokenPath.start(options.start());
    }

    @Override
    public List<TokenPath> running() {
      return Collections.singletonList(path);
    }

    @Override
    public boolean open() {
      return open;
    }

    @Override
    public void accept(Continuations step, int at) {
      int token = (int) step.tokens()[at];
      path = path.then(0, token, (float) step.scores()[at]);
      open = path.length < limit && !options.ends().contains(token);
    }

    @Override
    public Hypothesis result() {
      return path.finish((float) (path.score / Math.pow(path.length, options.lengthPenalty())));
    }
  }
}
