package org.courant.inference;

import java.util.List;
import java.util.Map;

/**
 * Results for a list of texts.
 *
 * @param targets one entry for each text and language
 * @param embeddings mean of the encoder's states for each key, float32 {@code [model width]}
 */
public record TranslatedBatch(List<TargetText> targets, Map<String, float[]> embeddings) {
  public TranslatedBatch {
    targets = List.copyOf(targets);
    embeddings = Map.copyOf(embeddings);
  }
}
