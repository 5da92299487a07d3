package org.courant.transformer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.courant.checkpoint.ModelConfig;
import org.courant.transformer.Architecture.Norms;
import org.courant.transformer.Architecture.Stack;

/**
 * Families whose layers are made and named as BART's (Lewis et al. 2020). A family says how its
 * states are normalised and how its positions count.
 */
abstract class BartLikeFamily implements ModelFamily {
  private static final double EPSILON = 1e-5;

  /** Whether a sublayer's input is normalised instead of the sum after it. */
  abstract boolean normalizesFirst();

  /** Whether embeddings are normalised. */
  abstract boolean normalizesEmbeddings();

  /** Hands over the positions of a stack. */
  abstract void loadPositions(NetworkLoader loader, String stack);

  /**
   * Fields that older training code wrote into {@code config.json} and the reference does not read:
   * with another value than this the checkpoint would be of another family.
   */
  abstract Map<String, Boolean> fixedFlags();

  @Override
  public Architecture architecture(ModelConfig config) {
    fixedFlags().forEach((field, value) -> requireFlag(config, field, value));
    int width = config.integer("d_model");
    return new Architecture(
        width,
        Stack.sharing(
            width, config.integer("encoder_layers"), config.integer("encoder_attention_heads")),
        Stack.sharing(
            width, config.integer("decoder_layers"), config.integer("decoder_attention_heads")),
        new Norms(normalizesFirst(), false, EPSILON),
        Activation.named(config.text("activation_function", "gelu")),
        false,
        true,
        config.flag("scale_embedding", false) ? Math.sqrt(width) : 1.0,
        1.0,
        Optional.empty(),
        config.integer("max_position_embeddings", 1024));
  }

  private static void requireFlag(ModelConfig config, String field, boolean value) {
    if (config.has(field) && config.flag(field) != value) {
      throw new IllegalArgumentException(
          "Invalid config.json: "
              + field
              + " is "
              + !value
              + ", which no model of the family "
              + config.modelType()
              + " has");
    }
  }

  @Override
  public void load(NetworkLoader loader) {
    Architecture shape = loader.architecture();
    loader.setup();
    for (int layer = 0; layer < shape.encoder().layers(); layer++) {
      loadEncoderLayer(loader, "model.encoder.layers." + layer + ".");
    }
    for (int layer = 0; layer < shape.decoder().layers(); layer++) {
      loadDecoderLayer(loader, "model.decoder.layers." + layer + ".");
    }
    for (String stack : List.of("model.encoder.", "model.decoder.")) {
      if (normalizesEmbeddings()) {
        loader.embeddingNorm(stack + "layernorm_embedding");
      }
      if (normalizesFirst()) {
        loader.finalNorm(stack + "layer_norm");
      }
    }
    loadTables(loader);
  }

  private static void loadEncoderLayer(NetworkLoader loader, String at) {
    loader.encoderLinear(queryScale(loader.architecture().encoder()), selfAttention(at));
    loader.encoderLinear(1.0, List.of(at + "self_attn.out_proj"));
    loader.encoderLinear(1.0, List.of(at + "fc1"));
    loader.encoderLinear(1.0, List.of(at + "fc2"));
    loader.encoderNorm(at + "self_attn_layer_norm");
    loader.encoderNorm(at + "final_layer_norm");
  }

  private static void loadDecoderLayer(NetworkLoader loader, String at) {
    double scale = queryScale(loader.architecture().decoder());
    loader.decoderLinear(scale, selfAttention(at));
    loader.decoderLinear(1.0, List.of(at + "self_attn.out_proj"));
    loader.decoderLinear(scale, List.of(at + "encoder_attn.q_proj"));
    loader.decoderLinear(1.0, List.of(at + "encoder_attn.k_proj", at + "encoder_attn.v_proj"));
    loader.decoderLinear(1.0, List.of(at + "encoder_attn.out_proj"));
    loader.decoderLinear(1.0, List.of(at + "fc1"));
    loader.decoderLinear(1.0, List.of(at + "fc2"));
    loader.decoderNorm(at + "self_attn_layer_norm");
    loader.decoderNorm(at + "encoder_attn_layer_norm");
    loader.decoderNorm(at + "final_layer_norm");
  }

  private static List<String> selfAttention(String at) {
    return List.of(at + "self_attn.q_proj", at + "self_attn.k_proj", at + "self_attn.v_proj");
  }

  private static double queryScale(Stack stack) {
    return Math.pow(stack.headWidth(), -0.5);
  }

  private void loadTables(NetworkLoader loader) {
    double scale = loader.architecture().embeddingScale();
    boolean shared = loader.config().flag("share_encoder_decoder_embeddings", true);
    boolean tied = loader.config().flag("tie_word_embeddings", true);
    String source =
        shared
            ? loader.firstOf("model.shared.weight", "model.encoder.embed_tokens.weight")
            : "model.encoder.embed_tokens.weight";
    String target = shared ? source : "model.decoder.embed_tokens.weight";
    loader.table(source, scale);
    loadPositions(loader, "model.encoder.");
    if (shared) {
      loader.repeatTable(0);
    } else {
      loader.table(target, scale);
    }
    loadPositions(loader, "model.decoder.");
    loader.vocabulary(tied ? target : "lm_head.weight", "final_logits_bias");
  }
}
