package org.courant.transformer;

import java.util.Map;

/**
 * M2M100 (Fan et al. 2021) and NLLB-200 (NLLB Team 2022): pre-norm layers, computed positions.
 * Follows {@code M2M100ForConditionalGeneration} of Transformers.
 */
final class M2m100Family extends BartLikeFamily {
  @Override
  public String modelType() {
    return "m2m_100";
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
    Architecture shape = loader.architecture();
    // Counting begins after the padding token's id, which is 1 in every dictionary of fairseq.
    loader.table(Sinusoids.ofFairseq(2, shape.positions(), shape.width()));
  }

  @Override
  Map<String, Boolean> fixedFlags() {
    return Map.of(
        "normalize_before", true, "normalize_embedding", false, "add_final_layer_norm", true);
  }
}
