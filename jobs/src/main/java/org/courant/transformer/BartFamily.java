package org.courant.transformer;

import java.util.Map;

/**
 * BART (Lewis et al. 2020): post-norm layers, learned positions. Follows {@code
 * BartForConditionalGeneration} of Transformers.
 */
final class BartFamily extends BartLikeFamily {
  /** Left over from a time when positions were counted from the padding token's id. */
  private static final int UNUSED_ROWS = 2;

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
    loader.tableFrom(UNUSED_ROWS, stack + "embed_positions.weight");
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
