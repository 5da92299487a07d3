package org.courant.transformer;

import java.util.List;
import org.courant.checkpoint.ModelConfig;

/**
 * Marian NMT checkpoints, OPUS-MT's among them: post-norm layers, static sinusoidal positions, a
 * bias on the logits. Follows {@code MarianMTModel} of Transformers, which ignores {@code
 * normalize_before}; a checkpoint that sets it would not be a Marian model, so it is refused.
 */
final class MarianFamily implements ModelFamily {
  @Override
  public String modelType() {
    return "marian";
  }

  @Override
  public Architecture architecture(ModelConfig config) {
    refuse(config, "normalize_before");
    refuse(config, "normalize_embedding");
    refuse(config, "add_final_layer_norm");
    int width = config.integer("d_model");
    return new Architecture(
        width,
        config.integer("encoder_layers"),
        config.integer("decoder_layers"),
        config.integer("encoder_attention_heads"),
        config.integer("decoder_attention_heads"),
        Activation.named(config.text("activation_function", "gelu")),
        config.flag("scale_embedding", false) ? Math.sqrt(width) : 1.0,
        config.integer("max_position_embeddings", 1024));
  }

  private static void refuse(ModelConfig config, String field) {
    if (config.flag(field, false)) {
      throw new IllegalArgumentException(
          "Invalid config.json: " + field + " is true, which no Marian model has");
    }
  }

  @Override
  public void load(NetworkLoader loader) {
    Architecture shape = loader.architecture();
    loader.setup();
    for (int layer = 0; layer < shape.encoderLayers(); layer++) {
      loadEncoderLayer(loader, "model.encoder.layers." + layer + ".");
    }
    for (int layer = 0; layer < shape.decoderLayers(); layer++) {
      loadDecoderLayer(loader, "model.decoder.layers." + layer + ".");
    }
    loadTables(loader);
  }

  private static void loadEncoderLayer(NetworkLoader loader, String at) {
    double scale = queryScale(loader.architecture().width(), loader.architecture().encoderHeads());
    loader.encoderLinear(scale, selfAttention(at));
    loader.encoderLinear(1.0, List.of(at + "self_attn.out_proj"));
    loader.encoderLinear(1.0, List.of(at + "fc1"));
    loader.encoderLinear(1.0, List.of(at + "fc2"));
    loader.encoderNorm(at + "self_attn_layer_norm");
    loader.encoderNorm(at + "final_layer_norm");
  }

  private static void loadDecoderLayer(NetworkLoader loader, String at) {
    double scale = queryScale(loader.architecture().width(), loader.architecture().decoderHeads());
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

  private static double queryScale(int width, int heads) {
    return Math.pow((double) width / heads, -0.5);
  }

  private static void loadTables(NetworkLoader loader) {
    Architecture shape = loader.architecture();
    boolean shared = loader.config().flag("share_encoder_decoder_embeddings", true);
    String source =
        shared
            ? loader.firstOf("model.shared.weight", "model.encoder.embed_tokens.weight")
            : "model.encoder.embed_tokens.weight";
    String target = shared ? source : "model.decoder.embed_tokens.weight";
    loader.table(source, shape.embeddingScale());
    loader.table(sinusoids(shape.positions(), shape.width()), shape.positions());
    if (shared) {
      loader.repeatTable(0);
    } else {
      loader.table(target, shape.embeddingScale());
    }
    loader.repeatTable(1);
    boolean tied = loader.config().flag("tie_word_embeddings", true);
    loader.vocabulary(tied ? target : "lm_head.weight", "final_logits_bias");
  }

  /** Sines in the first half of each row, cosines in the second: {@code [positions, width]}. */
  private static float[] sinusoids(int positions, int width) {
    float[] table = new float[positions * width];
    int half = (width + 1) / 2;
    for (int position = 0; position < positions; position++) {
      for (int i = 0; i < width; i++) {
        int pair = i < half ? i : i - half;
        double angle = position / Math.pow(10000, 2.0 * pair / width);
        table[position * width + i] = (float) (i < half ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return table;
  }
}
