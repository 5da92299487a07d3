package org.courant.transformer;

import java.util.Map;

/**
 * BART (Lewis et al. 2020): post-norm layers, learned positions. Follows {@code
 * BartForConditionalGeneration} of Transformers.
 */
final class BartFamily extends BartLikeFamily {
  @Override
  public String modelType() {
    return "bart";
  }

  @Override
  boolean normalizesFirst() {
    return false;
  }

  @Override
  boolean normalizesEmbeddings() {
    return true;
  }

  @Override
  void loadPositions(NetworkLoader loader, String stack) {
    loader.learnedPositions(stack + "embed_positions.weight");
  }

  @Override
  Map<String, Boolean> fixedFlags() {
    return Map.of(
        "normalize_before",
        false,
        "normalize_embedding",
        true,
        "add_final_layer_norm",
        false,
        "static_position_embeddings",
        false);
  }
}
