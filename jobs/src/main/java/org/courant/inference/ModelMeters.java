package org.courant.inference;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what the models of this process do. Counting takes no lock, so that it costs nothing
 * beside a batch; who reads the figures pays for the sums.
 */
public final class ModelMeters {
  private static final ModelMeters PROCESS = new ModelMeters();
  private static final double SECOND = 1e9;

  private final LongAdder calls = new LongAdder();
  private final LongAdder batchesWaiting = new LongAdder();
  private final LongAdder modelsLoaded = new LongAdder();
  private final LongAdder loadNanos = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder sentences = new LongAdder();
  private final LongAdder sourceTokens = new LongAdder();
  private final LongAdder targetTokens = new LongAdder();
  private final LongAdder encodeNanos = new LongAdder();
  private final LongAdder searchNanos = new LongAdder();
  private final LongAdder ladderDecodes = new LongAdder();

  private ModelMeters() {}

  /** The meters of this process. */
  public static ModelMeters ofProcess() {
    return PROCESS;
  }

  /** Notes targets that are decoded once more. */
  public void decodedAgain(int targets) {
    ladderDecodes.add(targets);
  }

  /** The figures as of now. */
  public ModelFigures read() {
    return new ModelFigures(
        calls.sum(),
        batchesWaiting.sum(),
        modelsLoaded.sum(),
        loadNanos.sum() / SECOND,
        batches.sum(),
        sentences.sum(),
        sourceTokens.sum(),
        targetTokens.sum(),
        encodeNanos.sum() / SECOND,
        searchNanos.sum() / SECOND,
        ladderDecodes.sum());
  }

  void loaded(long nanos) {
    modelsLoaded.increment();
    loadNanos.add(nanos);
  }

  void encoded(int texts, long tokens, long nanos) {
    batches.increment();
    sentences.add(texts);
    sourceTokens.add(tokens);
    encodeNanos.add(nanos);
  }

  void searched(long tokens, long nanos) {
    targetTokens.add(tokens);
    searchNanos.add(nanos);
  }

  Call begin() {
    calls.increment();
    return new Call();
  }

  /** One call of a model, from its beginning to its end; used by one thread. */
  final class Call implements AutoCloseable {
    private int waiting;

    /** Batches that the call will go through. */
    void plan(int count) {
      waiting += count;
      batchesWaiting.add(count);
    }

    /** One of them begins. */
    void next() {
      waiting--;
      batchesWaiting.decrement();
    }

    /** A call that fails leaves nothing waiting. */
    @Override
    public void close() {
      batchesWaiting.add(-waiting);
      calls.decrement();
    }
  }
}
