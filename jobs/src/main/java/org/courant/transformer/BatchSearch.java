package org.courant.transformer;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Searches the targets of a batch of sentences, all of which take their steps together. */
public final class BatchSearch {
  private final EncoderDecoder model;
  private final SearchOptions options;
  private final TokenRules rules;
  private final int vocabularySize;

  /** A search with these settings; may be used for many batches, also from several threads. */
  public BatchSearch(EncoderDecoder model, SearchOptions options) {
    this.model = model;
    this.options = options;
    this.rules = new TokenRules(options);
    this.vocabularySize = model.vocabularySize(options.shortlist());
  }

  /**
   * The best target of each sentence, in the order of the batch.
   *
   * @param maxNewTokens most target tokens of each sentence, the forced ones among them
   */
  public List<Hypothesis> search(EncodedBatch batch, int[] maxNewTokens) {
    for (int limit : maxNewTokens) {
      if (limit < 1 || limit > model.positions()) {
        throw new IllegalArgumentException(
            "Invalid maximum of new tokens: " + limit + ", must be 1 to " + model.positions());
      }
    }
    List<Target> targets =
        IntStream.range(0, batch.size())
            .mapToObj(i -> new Target(SentenceSearch.of(options, maxNewTokens[i]), maxNewTokens[i]))
            .toList();
    try (DecodingSession session = batch.open(options.shortlist())) {
      new Run(session, targets).toEnd();
    }
    return targets.stream().map(target -> target.search().result()).toList();
  }

  private record Target(SentenceSearch search, int limit) {
    boolean open() {
      return search.open();
    }
  }

  /** One batch on its way; rows of the session are the sentences of {@code live} times beams. */
  private final class Run {
    private final DecodingSession session;
    private List<Target> live;
    private long[] kept = {};

    Run(DecodingSession session, List<Target> live) {
      this.session = session;
      this.live = live;
    }

    void toEnd() {
      for (int time = 0; live.stream().anyMatch(Target::open); time++) {
        advance(time);
        dropFinished();
      }
    }

    private void advance(int time) {
      if (time == 0 && options.forcedFirst().isPresent()) {
        session.feed(rows().stream().mapToLong(path -> path.token).toArray());
        live.forEach(target -> force(target, options.forcedFirst().getAsInt()));
        return;
      }
      boolean searches =
          live.stream().anyMatch(target -> target.open() && !endsByForce(target, time));
      Continuations step = searches ? session.step(request(time)) : null;
      for (int i = 0; i < live.size(); i++) {
        Target target = live.get(i);
        if (target.open() && endsByForce(target, time)) {
          force(target, options.forcedLast().getAsInt());
        } else if (target.open()) {
          target.search().accept(step, i * step.width());
        }
      }
      kept = new long[0];
    }

    private boolean endsByForce(Target target, int time) {
      return options.forcedLast().isPresent() && time == target.limit() - 1;
    }

    /** Every beam takes one token of probability one: the network need not be asked. */
    private void force(Target target, int token) {
      List<TokenPath> beams = target.search().running();
      Continuations step =
          new Continuations(
              beams.size(),
              beams.stream().mapToDouble(path -> path.score).toArray(),
              IntStream.range(0, beams.size()).asLongStream().toArray(),
              LongStream.generate(() -> token).limit(beams.size()).toArray());
      target.search().accept(step, 0);
    }

    private List<TokenPath> rows() {
      return live.stream().flatMap(target -> target.search().running().stream()).toList();
    }

    private StepRequest request(int time) {
      List<TokenPath> rows = rows();
      int beams = rows.size() / live.size();
      return new StepRequest(
          kept,
          rows.stream().mapToLong(path -> path.token).toArray(),
          rows.stream().mapToLong(path -> path.beam).toArray(),
          rows.stream().mapToDouble(path -> path.score).toArray(),
          rules.suppressed(time),
          rules.banned(rows),
          rules.seen(rows),
          options.repetitionPenalty(),
          options.greedy(),
          // In greedy search this moves no token; it makes the scores probabilities.
          options.greedy() || options.renormalize(),
          (int) Math.min(options.width(), (long) beams * vocabularySize));
    }

    /** Dropping sentences copies the caches of the others: wait until it pays. */
    private void dropFinished() {
      long[] open =
          IntStream.range(0, live.size()).filter(i -> live.get(i).open()).asLongStream().toArray();
      if (open.length > 0 && open.length <= live.size() - Math.max(1, live.size() / 8)) {
        kept = open;
        live = live.stream().filter(Target::open).toList();
      }
    }
  }
}
