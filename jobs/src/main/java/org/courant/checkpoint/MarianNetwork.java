package org.courant.checkpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/**
 * The configuration that Marian keeps in a model: which network it is. One that is not the
 * transformer of {@code MarianMTModel} is refused.
 *
 * @param settings Marian's options by the names of its command line
 * @see <a
 *     href="https://github.com/marian-nmt/marian-dev/blob/master/src/models/transformer.h">Marian's
 *     transformer</a>
 */
record MarianNetwork(JsonFields settings) {
  /** The array that holds the text of the configuration. */
  static final String ENTRY = "special:model.yml";

  private static final String ACTIVATION = "transformer-ffn-activation";

  /** Options that must be off; each would make another network. */
  private static final List<String> OFF =
      List.of(
          "transformer-no-projection",
          "transformer-no-bias",
          "transformer-no-affine",
          "transformer-train-position-embeddings",
          "transformer-train-positions",
          "output-omit-bias",
          "right-left",
          "ulr");

  static MarianNetwork read(NpzFile weights) {
    byte[] bytes = weights.byteValues(ENTRY);
    int length = bytes.length;
    // A C string: its end is stored, too.
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    JsonFields settings = YamlFile.parse(weights.path(), ENTRY + " ", Arrays.copyOf(bytes, length));
    MarianNetwork network = new MarianNetwork(settings);
    network.refuseUnsupported();
    return network;
  }

  private void refuseUnsupported() {
    requireText("type", "transformer", "transformer");
    requireText("transformer-decoder-autoreg", "self-attention", "self-attention");
    requireSteps("transformer-preprocess", "");
    requireSteps("transformer-postprocess", "an");
    requireSteps("transformer-postprocess-emb", "");
    requireSteps("transformer-postprocess-top", "");
    requireInteger("transformer-ffn-depth", 2, 2);
    requireInteger("transformer-decoder-ffn-depth", 0, 0);
    requireInteger("lemma-dim-emb", 0, 0);
    OFF.forEach(this::requireOff);
    if (settings.has("transformer-tied-layers")
        && !settings.present("transformer-tied-layers").isEmpty()) {
      throw settings.refuse("transformer-tied-layers", "which is not supported");
    }
    if (settings.integers("dim-vocabs").size() != 2) {
      throw settings.refuse("dim-vocabs", "must be the sizes of two vocabularies");
    }
    if (!sharesEmbeddings() && !flag("tied-embeddings")) {
      throw settings.refuse(
          "tied-embeddings", "which is not supported: the output layer must share its weights");
    }
    if (sharesEmbeddings() && !flag("tied-embeddings-all") && !flag("tied-embeddings")) {
      throw settings.refuse("tied-embeddings", "which is not supported beside tied-embeddings-src");
    }
    requireActivation();
  }

  private void requireActivation() {
    String name = settings.text(ACTIVATION);
    switch (name) {
      case "swish", "relu" -> {}
      case "gelu" ->
          throw settings.refuse(
              ACTIVATION,
              "which is not supported: Marian's is x times the logistic function of 1.702 x,"
                  + " Transformers' is another");
      default -> throw settings.refuse(ACTIVATION, "must be swish or relu");
    }
  }

  private void requireText(String key, String otherwise, String supported) {
    String value = settings.has(key) ? settings.text(key) : otherwise;
    if (!value.equals(supported)) {
      throw settings.refuse(key, "which is not supported; only " + supported + " is");
    }
  }

  /** The steps around a layer without dropout (d), which only training has. */
  private void requireSteps(String key, String supported) {
    String value = settings.has(key) ? settings.text(key) : supported;
    if (!value.replace("d", "").equals(supported)) {
      String only = supported.isEmpty() ? "d or nothing" : "d" + supported;
      throw settings.refuse(key, "which is not supported; only " + only + " is");
    }
  }

  private void requireInteger(String key, int otherwise, int supported) {
    int value = settings.has(key) ? settings.integer(key) : otherwise;
    if (value != supported) {
      throw settings.refuse(key, "which is not supported; only " + supported + " is");
    }
  }

  private void requireOff(String key) {
    if (flag(key)) {
      throw settings.refuse(key, "which is not supported");
    }
  }

  private boolean flag(String key) {
    return settings.has(key) && settings.flag(key);
  }

  /** Whether source and target have one table of embeddings. */
  boolean sharesEmbeddings() {
    return flag("tied-embeddings-all") || flag("tied-embeddings-src");
  }

  int width() {
    return settings.integer("dim-emb");
  }

  int encoderLayers() {
    return settings.integer("enc-depth");
  }

  int decoderLayers() {
    return settings.integer("dec-depth");
  }

  /** Width of the encoder's feed-forward layers. */
  int encoderInner() {
    return settings.integer("transformer-dim-ffn");
  }

  /** Width of the decoder's feed-forward layers; 0 stands for the encoder's. */
  int decoderInner() {
    String key = "transformer-decoder-dim-ffn";
    int inner = settings.has(key) ? settings.integer(key) : 0;
    return inner == 0 ? encoderInner() : inner;
  }

  /** What the reference's converter writes into {@code config.json}, without the tokens. */
  ObjectNode config() {
    int heads = settings.integer("transformer-heads");
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("model_type", "marian");
    config.put("d_model", width());
    config.put("encoder_layers", encoderLayers());
    config.put("decoder_layers", decoderLayers());
    config.put("encoder_attention_heads", heads);
    config.put("decoder_attention_heads", heads);
    config.put("encoder_ffn_dim", encoderInner());
    config.put("decoder_ffn_dim", decoderInner());
    config.put("activation_function", settings.text(ACTIVATION));
    config.put("max_position_embeddings", width());
    config.put("scale_embedding", true);
    config.put("share_encoder_decoder_embeddings", sharesEmbeddings());
    config.put("tie_word_embeddings", true);
    return config;
  }
}
