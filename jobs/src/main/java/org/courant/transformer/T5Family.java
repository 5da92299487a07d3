package org.courant.transformer;

import java.util.List;
import java.util.Optional;
import org.courant.checkpoint.ModelConfig;
import org.courant.transformer.Architecture.Distances;
import org.courant.transformer.Architecture.Norms;
import org.courant.transformer.Architecture.Stack;

/**
 * T5 (Raffel et al. 2020) and what is built like it: T5 1.1, Flan-T5 and MADLAD-400 ({@code t5}),
 * mT5 ({@code mt5}). Pre-norm layers without biases, root mean square norms, positions by their
 * distances. Follows {@code T5ForConditionalGeneration} of Transformers.
 *
 * @param modelType which of the two
 */
record T5Family(String modelType) implements ModelFamily {
  private static final String DISTANCES =
      ".block.0.layer.0.SelfAttention.relative_attention_bias.weight";

  @Override
  public Architecture architecture(ModelConfig config) {
    int width = config.integer("d_model");
    int heads = config.integer("num_heads");
    int headWidth = config.integer("d_kv");
    int layers = config.integer("num_layers");
    String projection = config.text("feed_forward_proj", "relu");
    boolean gated = projection.startsWith("gated-");
    return new Architecture(
        width,
        new Stack(layers, heads, headWidth),
        new Stack(config.integer("num_decoder_layers", layers), heads, headWidth),
        new Norms(true, true, config.number("layer_norm_epsilon", 1e-6)),
        activation(projection),
        gated,
        false,
        1.0,
        scalesLogits(config) ? Math.pow(width, -0.5) : 1.0,
        Optional.of(
            new Distances(
                config.integer("relative_attention_num_buckets", 32),
                config.integer("relative_attention_max_distance", 128))),
        // Distances have no end; this is the length that was trained.
        config.integer("n_positions", 512));
  }

  /**
   * The first T5 scales what its projection reads; version 1.1 and mT5 do not. Older files tell the
   * two apart by whether embedding and projection are tied.
   */
  private boolean scalesLogits(ModelConfig config) {
    return modelType.equals("t5")
        && config.flag("scale_decoder_outputs", config.flag("tie_word_embeddings", true));
  }

  /** Of the gated forms the one called gelu means the approximation by tanh. */
  private static Activation activation(String projection) {
    String name = projection.replaceFirst("^gated-", "");
    return projection.equals("gated-gelu") ? Activation.GELU_TANH : Activation.named(name);
  }

  @Override
  public void load(NetworkLoader loader) {
    Architecture shape = loader.architecture();
    loader.setup();
    for (int layer = 0; layer < shape.encoder().layers(); layer++) {
      loadEncoderLayer(loader, "encoder.block." + layer + ".layer.");
    }
    for (int layer = 0; layer < shape.decoder().layers(); layer++) {
      loadDecoderLayer(loader, "decoder.block." + layer + ".layer.");
    }
    for (String stack : List.of("encoder", "decoder")) {
      loader.finalNorm(stack + ".final_layer_norm");
      loader.distances(stack + DISTANCES);
    }
    String embedding = loader.firstOf("shared.weight", "encoder.embed_tokens.weight");
    loader.table(embedding, 1.0);
    loader.table(new float[0]);
    loader.repeatTable(0);
    loader.repeatTable(1);
    loader.vocabulary(loader.firstOf("lm_head.weight", embedding), "final_logits_bias");
  }

  private static void loadEncoderLayer(NetworkLoader loader, String at) {
    loader.encoderLinear(1.0, attention(at + "0.SelfAttention."));
    loader.encoderLinear(1.0, List.of(at + "0.SelfAttention.o"));
    loader.encoderLinear(1.0, feedForward(loader, at + "1.DenseReluDense."));
    loader.encoderLinear(1.0, List.of(at + "1.DenseReluDense.wo"));
    loader.encoderNorm(at + "0.layer_norm");
    loader.encoderNorm(at + "1.layer_norm");
  }

  private static void loadDecoderLayer(NetworkLoader loader, String at) {
    loader.decoderLinear(1.0, attention(at + "0.SelfAttention."));
    loader.decoderLinear(1.0, List.of(at + "0.SelfAttention.o"));
    String cross = at + "1.EncDecAttention.";
    loader.decoderLinear(1.0, List.of(cross + "q"));
    loader.decoderLinear(1.0, List.of(cross + "k", cross + "v"));
    loader.decoderLinear(1.0, List.of(cross + "o"));
    loader.decoderLinear(1.0, feedForward(loader, at + "2.DenseReluDense."));
    loader.decoderLinear(1.0, List.of(at + "2.DenseReluDense.wo"));
    loader.decoderNorm(at + "0.layer_norm");
    loader.decoderNorm(at + "1.layer_norm");
    loader.decoderNorm(at + "2.layer_norm");
  }

  private static List<String> attention(String at) {
    return List.of(at + "q", at + "k", at + "v");
  }

  private static List<String> feedForward(NetworkLoader loader, String at) {
    return loader.architecture().gated() ? List.of(at + "wi_0", at + "wi_1") : List.of(at + "wi");
  }
}
