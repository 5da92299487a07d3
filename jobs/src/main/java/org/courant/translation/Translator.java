package org.courant.translation;

import java.util.List;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TranslatedBatch;

/** Texts in, texts out; {@link org.courant.inference.TextModel#translate} is the real one. */
@FunctionalInterface
public interface Translator {
  /**
   * Translates texts into every language.
   *
   * @param texts distinct keys
   * @param languages BCP 47 tags
   * @param options search settings
   * @param batchTokens most source tokens in a batch, padding included
   */
  TranslatedBatch translate(
      List<SourceText> texts, List<String> languages, GenerationOptions options, int batchTokens);
}
