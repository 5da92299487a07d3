package org.courant.transformer;

/**
 * The numbers that fix a network's shape.
 *
 * @param width size of a hidden state, {@code d_model}
 * @param encoderLayers layers of the encoder
 * @param decoderLayers layers of the decoder
 * @param encoderHeads attention heads of an encoder layer
 * @param decoderHeads attention heads of a decoder layer
 * @param activation activation of the feed-forward layers
 * @param embeddingScale factor on the token embeddings
 * @param positions longest sequence in tokens, source or target
 */
record Architecture(
    int width,
    int encoderLayers,
    int decoderLayers,
    int encoderHeads,
    int decoderHeads,
    Activation activation,
    double embeddingScale,
    int positions) {
  Architecture {
    require(encoderLayers > 0, "encoder_layers", encoderLayers);
    require(decoderLayers > 0, "decoder_layers", decoderLayers);
    require(positions > 0, "max_position_embeddings", positions);
    require(encoderHeads > 0 && width % encoderHeads == 0, "encoder_attention_heads", encoderHeads);
    require(decoderHeads > 0 && width % decoderHeads == 0, "decoder_attention_heads", decoderHeads);
  }

  private static void require(boolean holds, String field, int value) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid " + field + ": " + value);
    }
  }
}
