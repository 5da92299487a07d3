package org.courant.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Marian's parameters by the names that Transformers gives them: matrices are transposed, vectors
 * lose the dimension of one row, and embeddings and bias of the vocabulary get a row of zeros for
 * the padding token. Follows {@code convert_marian_to_pytorch.py} of Transformers.
 */
final class MarianWeights implements TensorStore {
  private static final String SHARED = "Wemb";
  private static final String SOURCE = "encoder_Wemb";
  private static final String TARGET = "decoder_Wemb";
  private static final String BIAS = "decoder_ff_logit_out_b";

  private final NpzFile file;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  /** How a parameter becomes a tensor. */
  private enum Change {
    TRANSPOSED,
    WITHOUT_ROWS,
    PADDED
  }

  /**
   * Where a tensor comes from.
   *
   * @param name Marian's
   * @param shape of the tensor
   */
  private record Parameter(String name, Change change, long[] shape) {}

  /**
   * The weights of a file, which {@link #close} closes.
   *
   * @throws CheckpointException if a parameter is missing, has another shape, or has no place in
   *     the network
   */
  MarianWeights(NpzFile file, MarianNetwork network) {
    this.file = file;
    int width = network.width();
    for (int layer = 0; layer < network.encoderLayers(); layer++) {
      String to = "model.encoder.layers." + layer + ".";
      String from = "encoder_l" + (layer + 1) + "_";
      addAttention(to + "self_attn", from + "self", width);
      addInner(to, from, width, network.encoderInner());
    }
    for (int layer = 0; layer < network.decoderLayers(); layer++) {
      String to = "model.decoder.layers." + layer + ".";
      String from = "decoder_l" + (layer + 1) + "_";
      addAttention(to + "self_attn", from + "self", width);
      addAttention(to + "encoder_attn", from + "context", width);
      addInner(to, from, width, network.decoderInner());
    }
    addVocabulary(network.sharesEmbeddings(), width);
    requireNoOthers();
  }

  static MarianWeights open(Path path, MarianNetwork network) {
    NpzFile file = NpzFile.open(path);
    try {
      return new MarianWeights(file, network);
    } catch (CheckpointException e) {
      file.close();
      throw e;
    }
  }

  private void addAttention(String to, String from, int width) {
    for (String part : List.of("q", "k", "v")) {
      addLinear(to + "." + part + "_proj", from + "_W" + part, from + "_b" + part, width, width);
    }
    addLinear(to + ".out_proj", from + "_Wo", from + "_bo", width, width);
    addNorm(to + "_layer_norm", from + "_Wo", width);
  }

  private void addInner(String to, String from, int width, int inner) {
    addLinear(to + "fc1", from + "ffn_W1", from + "ffn_b1", width, inner);
    addLinear(to + "fc2", from + "ffn_W2", from + "ffn_b2", inner, width);
    addNorm(to + "final_layer_norm", from + "ffn_ffn", width);
  }

  private void addLinear(String to, String weight, String bias, int in, int out) {
    requireShape(weight, in, out);
    parameters.put(to + ".weight", new Parameter(weight, Change.TRANSPOSED, new long[] {out, in}));
    addVector(to + ".bias", bias, out);
  }

  private void addNorm(String to, String from, int width) {
    addVector(to + ".weight", from + "_ln_scale", width);
    addVector(to + ".bias", from + "_ln_bias", width);
  }

  private void addVector(String to, String from, int size) {
    requireShape(from, 1, size);
    parameters.put(to, new Parameter(from, Change.WITHOUT_ROWS, new long[] {size}));
  }

  private void addVocabulary(boolean shared, int width) {
    if (shared) {
      addTable("model.shared.weight", SHARED, width);
    } else {
      addTable("model.encoder.embed_tokens.weight", SOURCE, width);
      addTable("model.decoder.embed_tokens.weight", TARGET, width);
    }
    long tokens = file.shape(shared ? SHARED : TARGET)[0];
    requireShape(BIAS, 1, tokens);
    parameters.put(
        "final_logits_bias", new Parameter(BIAS, Change.PADDED, new long[] {1, tokens + 1}));
  }

  private void addTable(String to, String from, int width) {
    long[] shape = file.shape(from);
    requireShape(from, shape.length == 0 ? 0 : shape[0], width);
    parameters.put(to, new Parameter(from, Change.PADDED, new long[] {shape[0] + 1, width}));
  }

  private void requireShape(String name, long... expected) {
    long[] shape = file.shape(name);
    if (!Arrays.equals(shape, expected)) {
      throw new CheckpointException(
          file.path(),
          "tensor "
              + name
              + " has the shape "
              + Arrays.toString(shape)
              + ", but the network needs "
              + Arrays.toString(expected));
    }
  }

  private void requireNoOthers() {
    Set<String> others = new HashSet<>(file.names());
    others.remove(MarianNetwork.ENTRY);
    parameters.values().forEach(parameter -> others.remove(parameter.name));
    if (!others.isEmpty()) {
      throw new CheckpointException(
          file.path(),
          "has the tensor "
              + others.stream().sorted().findFirst().orElseThrow()
              + ", for which the network has no place");
    }
  }

  /** Number of source tokens, the padding token among them. */
  long sourceTokens() {
    return file.shape(file.contains(SHARED) ? SHARED : SOURCE)[0] + 1;
  }

  /** Number of target tokens, the padding token among them. */
  long targetTokens() {
    return file.shape(file.contains(SHARED) ? SHARED : TARGET)[0] + 1;
  }

  @Override
  public Set<String> names() {
    return parameters.keySet();
  }

  @Override
  public boolean contains(String name) {
    return parameters.containsKey(name);
  }

  @Override
  public long[] shape(String name) {
    return find(name).shape.clone();
  }

  @Override
  public StoredType type(String name) {
    return file.type(find(name).name);
  }

  @Override
  public long bytes(String name) {
    long elements = Arrays.stream(find(name).shape).reduce(1, Math::multiplyExact);
    return elements * type(name).width();
  }

  @Override
  public ByteBuffer floats(String name) {
    Parameter parameter = find(name);
    ByteBuffer stored = file.floats(parameter.name);
    return switch (parameter.change) {
      case WITHOUT_ROWS -> stored;
      case TRANSPOSED -> transposed(stored, parameter.shape);
      case PADDED -> padded(stored, parameter);
    };
  }

  private static ByteBuffer transposed(ByteBuffer stored, long[] shape) {
    int rows = (int) shape[0];
    int columns = (int) shape[1];
    ByteBuffer floats = FloatReader.allocate(rows * columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        floats.putFloat(stored.getFloat((column * rows + row) * Float.BYTES));
      }
    }
    return floats.flip();
  }

  private ByteBuffer padded(ByteBuffer stored, Parameter parameter) {
    long elements = parameter.shape[0] * parameter.shape[1];
    if (elements > Integer.MAX_VALUE / Float.BYTES) {
      throw new CheckpointException(
          file.path(), "tensor " + parameter.name + " has more than 2 GiB of floats");
    }
    // Fresh memory is zero.
    return FloatReader.allocate((int) elements).put(stored.duplicate()).rewind();
  }

  @Override
  public void close() {
    file.close();
  }

  private Parameter find(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new CheckpointException(file.path(), "has no tensor for " + name);
    }
    return parameter;
  }
}
