package org.courant.transformer;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches the targets of a batch of sentences that have to hold given token sequences. A
 * sentence's target does not depend on the others of the batch.
 */
public final class ConstrainedSearch {
  private final SearchOptions options;
  private final TokenRules rules;
  private final int vocabularySize;

  /** A search with these settings; may be used for many batches, also from several threads. */
  public ConstrainedSearch(EncoderDecoder model, SearchOptions options) {
    this.options = options;
    this.rules = new TokenRules(options);
    this.vocabularySize = model.vocabularySize(options.shortlist());
  }

  /**
   * The best target of each sentence, in the order of the batch; one that could not meet its
   * constraints within the limit does not.
   *
   * @param constraints those of each sentence
   * @param maxNewTokens most target tokens of each sentence
   */
  public List<Hypothesis> search(
      EncodedBatch batch, List<Constraints> constraints, int[] maxNewTokens) {
    List<ConstrainedBeam> beams =
        IntStream.range(0, batch.size())
            .mapToObj(i -> new ConstrainedBeam(options, constraints.get(i), maxNewTokens[i]))
            .toList();
    try (DecodingSession session = batch.open(options.shortlist())) {
      new Run(session, beams).toEnd();
    }
    return beams.stream().map(ConstrainedBeam::result).toList();
  }

  /** One batch on its way; rows of the session are the sentences of {@code live} times beams. */
  private final class Run {
    private final DecodingSession session;
    private List<ConstrainedBeam> live;
    private long[] kept = {};

    Run(DecodingSession session, List<ConstrainedBeam> live) {
      this.session = session;
      this.live = live;
    }

    void toEnd() {
      for (int time = 0; live.stream().anyMatch(ConstrainedBeam::open); time++) {
        advance(time);
        dropFinished();
      }
    }

    private void advance(int time) {
      if (time == 0 && options.forcedFirst().isPresent()) {
        session.feed(rows().stream().mapToLong(path -> path.token).toArray());
        live.forEach(beam -> beam.force(options.forcedFirst().getAsInt()));
        return;
      }
      RowTokens wanted = new RowTokens();
      int[] firstWanted = new int[live.size()];
      int row = 0;
      for (int i = 0; i < live.size(); i++) {
        firstWanted[i] = wanted.size();
        for (int beam = 0; beam < live.get(i).running().size(); beam++) {
          for (int token : live.get(i).wanted(beam)) {
            wanted.add(row, token);
          }
          row++;
        }
      }
      RowContinuations step = session.stepRows(request(time), wanted);
      int beams = row / live.size();
      for (int i = 0; i < live.size(); i++) {
        if (live.get(i).open()) {
          live.get(i).accept(step, i * beams, firstWanted[i]);
        }
      }
      kept = new long[0];
    }

    private List<TokenPath> rows() {
      return live.stream().flatMap(beam -> beam.running().stream()).toList();
    }

    private StepRequest request(int time) {
      List<TokenPath> rows = rows();
      return new StepRequest(
          kept,
          rows.stream().mapToLong(path -> path.token).toArray(),
          rows.stream().mapToLong(path -> path.beam).toArray(),
          rows.stream().mapToDouble(path -> path.score).toArray(),
          rules.suppressed(time),
          rules.banned(rows),
          rules.seen(rows),
          options.repetitionPenalty(),
          false,
          options.renormalize(),
          Math.min(options.beamSize() + options.ends().size(), vocabularySize));
    }

    private void dropFinished() {
      long[] open =
          IntStream.range(0, live.size()).filter(i -> live.get(i).open()).asLongStream().toArray();
      if (open.length > 0 && open.length < live.size()) {
        kept = open;
        live = live.stream().filter(ConstrainedBeam::open).toList();
      }
    }
  }
}
