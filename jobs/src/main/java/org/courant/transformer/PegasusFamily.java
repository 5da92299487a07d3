package org.courant.transformer;

import java.util.Map;

/**
 * Pegasus (Zhang et al. 2020): pre-norm layers, computed positions, a bias on the logits. Follows
 * {@code PegasusForConditionalGeneration} of Transformers.
 */
final class PegasusFamily extends BartLikeFamily {
  @Override
  public String modelType() {
    return "pegasus";
  }

  @Override
  boolean normalizesFirst() {
    return true;
  }

  @Override
  boolean normalizesEmbeddings() {
    return false;
  }

  @Override
  void loadPositions(NetworkLoader loader, String stack) {
    loader.computedPositions(stack + "embed_positions.weight");
  }

  @Override
  Map<String, Boolean> fixedFlags() {
    return Map.of(
        "normalize_before",
        true,
        "normalize_embedding",
        false,
        "add_final_layer_norm",
        true,
        "static_position_embeddings",
        true);
  }
}
