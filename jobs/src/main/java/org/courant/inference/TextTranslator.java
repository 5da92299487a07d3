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

  /**
   * Translates texts so that their targets hold certain words, where that can be had. The result
   * for a text does not depend on the others.
   *
   * @param texts distinct keys, within the model's limit
   * @param language BCP 47 tag among the bundle's target languages
   * @param options search settings; the beam is at least as wide as the search for words needs
   * @param batchTokens most source tokens in a batch, padding included
   * @return a target for each text of which any words could be told to the model; which of them are
   *     in it is for the caller to check. A translator that cannot be told words gives none
   */
  default List<TargetText> translateConstrained(
      List<ConstrainedText> texts, String language, GenerationOptions options, int batchTokens) {
    return List.of();
  }

  @Override
  void close();
}
