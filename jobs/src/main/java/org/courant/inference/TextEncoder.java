package org.courant.inference;

import java.util.List;
import java.util.Map;

/** Texts in, vectors out: the encoder alone. Implementations are thread-safe. */
public interface TextEncoder {
  /**
   * Encodes texts without translating them: the vectors that {@link TextTranslator#translate} gives
   * beside its translations, within rounding, as other texts share the batch.
   *
   * @param texts distinct keys; a text above the model's limit is an IllegalArgumentException
   * @param language BCP 47 tag among the bundle's target languages, for models whose source tells
   *     the target
   * @param batchTokens most source tokens in a batch, padding included
   * @return mean of the encoder's states for each key but those of blank texts, float32 {@code
   *     [model width]}
   */
  Map<String, float[]> embed(List<SourceText> texts, String language, int batchTokens);
}
