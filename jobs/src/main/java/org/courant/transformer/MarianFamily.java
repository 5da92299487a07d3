package org.courant.transformer;

import java.util.Map;

/**
 * Marian NMT checkpoints, OPUS-MT's among them: post-norm layers, computed positions, a bias on the
 * logits. Follows {@code MarianMTModel} of Transformers.
 */
final class MarianFamily extends BartLikeFamily {
  @Override
  public String modelType() {
    return "marian";
  }

  @Override
  boolean normalizesFirst() {
    return false;
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
        "normalize_before", false, "normalize_embedding", false, "add_final_layer_norm", false);
  }
}
