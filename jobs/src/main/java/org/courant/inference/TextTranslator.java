package org.courant.inference;

import java.util.List;

/** Texts in, texts out. Implementations are thread-safe. */
public interface TextTranslator extends AutoCloseable {
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
  TranslatedBatch translate(
      List<SourceText> texts, List<String> languages, GenerationOptions options, int batchTokens);

  @Override
  void close();
}
