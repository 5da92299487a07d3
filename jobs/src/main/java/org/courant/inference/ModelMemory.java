package org.courant.inference;

import org.courant.transformer.NetworkSize;

/**
 * Native memory of a process that hosts a model, in bytes: what it takes beside the heap.
 *
 * @param parameters numbers in the checkpoint
 * @param stored bytes of its weights on disk
 * @param weights the weights as the network keeps them, once for all task threads
 * @param loading what loading them adds for a time: the mapped checkpoint, converted values
 * @param batch states and caches of one task thread that translates
 */
public record ModelMemory(long parameters, long stored, long weights, long loading, long batch) {
  /**
   * The JVM beside its heap (classes, code, collector, stacks of threads) and the native libraries,
   * as measured.
   */
  public static final long BASE = 450_000_000;

  /** Tokens of a target for each token of its source: more than most, less than the limit. */
  private static final int TARGET_SHARE = 2;

  /**
   * Estimates a bundle; its weights are not read.
   *
   * @param beamSize hypotheses kept
   * @param batchTokens most source tokens in a batch
   */
  public static ModelMemory of(
      ModelBundle bundle, Precision precision, int beamSize, int batchTokens) {
    NetworkSize size = NetworkSize.of(bundle.checkpoint(), precision.kernel());
    // As many sentences side by side as there may be: their scores and caches are the largest.
    int tokens = Math.min(size.positions(), Math.max(1, batchTokens / LengthBatcher.MOST_ROWS));
    ModelMemory network =
        of(size, LengthBatcher.MOST_ROWS, tokens, beamSize, TARGET_SHARE * tokens);
    return network.withWeights(network.weights + shortlistBytes(bundle, size));
  }

  private static long shortlistBytes(ModelBundle bundle, NetworkSize size) {
    return bundle.shortlists().tokens().stream()
        .mapToLong(tokens -> size.shortlistBytes(tokens.length))
        .sum();
  }

  private ModelMemory withWeights(long bytes) {
    return new ModelMemory(parameters, stored, bytes, loading, batch);
  }

  /** The same for batches of a known shape. */
  static ModelMemory of(
      NetworkSize size, int sentences, int sourceTokens, int beamSize, int targetTokens) {
    return new ModelMemory(
        size.parameters(),
        size.storedBytes(),
        size.weightBytes(),
        size.loadingBytes(),
        size.batchBytes(sentences, sourceTokens, beamSize, targetTokens));
  }

  /** All of it, at its peak, with so many threads that translate at once. */
  public long total(int threads) {
    return BASE + weights + loading + threads * batch;
  }
}
