package org.courant.benchmark;

/**
 * One measurement of the engine.
 *
 * @param beamSize hypotheses kept per sentence
 * @param threads threads that share the weights, each with batches of its own
 * @param sentences how many of the bundled sentences are translated, 1 to 512
 * @param targetTokens tokens that every target is made to have
 * @param batchSize sentences in a batch
 */
public record EngineSettings(
    int beamSize, int threads, int sentences, int targetTokens, int batchSize) {
  public EngineSettings {
    require("beam-size", beamSize, 64);
    require("threads", threads, 1024);
    require("sentences", sentences, Workload.MOST_SENTENCES);
    require("target-tokens", targetTokens, 512);
    require("batch-size", batchSize, Workload.MOST_SENTENCES);
  }

  private static void require(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "Invalid " + option + ": " + value + ", must be 1 to " + most);
    }
  }

  /** Rows that go through the decoder for one sentence: one at the first step, then one a beam. */
  long rowsPerSentence() {
    return 1L + (long) beamSize * (targetTokens - 1);
  }
}
