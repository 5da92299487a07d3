package org.courant.transformer;

import java.util.Map;

/**
 * mBART and mBART-50 (Liu et al. 2020): BART with pre-norm layers. Follows {@code
 * MBartForConditionalGeneration} of Transformers.
 */
final class MbartFamily extends BartLikeFamily {
  @Override
  public String modelType() {
    return "mbart";
  }

  @Override
  boolean normalizesFirst() {
    return true;
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
        true,
        "normalize_embedding",
        true,
        "add_final_layer_norm",
        true,
        "static_position_embeddings",
        false);
  }
}
