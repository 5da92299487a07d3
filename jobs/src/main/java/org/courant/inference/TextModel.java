package org.courant.inference;

import java.util.List;

/**
 * One loaded model. Thread-safe: task threads share the weights, each call computes on its own
 * thread.
 */
public final class TextModel implements AutoCloseable {
  private TextModel() {}

  /** Loads weights and tokenizer. */
  public static TextModel load(ModelBundle bundle, Precision precision) {
    throw new UnsupportedOperationException("contract");
  }

  /**
   * Translates texts into every language, encoding each text once where the model allows.
   *
   * <p>Batches are formed inside, longest first, within the token budget. The result is the same
   * for the same list of texts, whatever ran before.
   *
   * @param texts distinct keys; a text above the model's limit is an IllegalArgumentException
   * @param languages BCP 47 tags among the bundle's target languages
   * @param options search settings
   * @param batchTokens most source tokens in a batch, padding included
   */
  public TranslatedBatch translate(
      List<SourceText> texts, List<String> languages, GenerationOptions options, int batchTokens) {
    throw new UnsupportedOperationException("contract");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("contract");
  }
}
