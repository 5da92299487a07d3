package org.courant.transformer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.courant.checkpoint.ModelConfig;
import org.courant.checkpoint.TensorStore;

/** Hands the tensors of a checkpoint to the program, which packs its own copies. */
final class NetworkLoader {
  /** Tokens of one chunk of the vocabulary: its logits for a batch of 128 rows fill 2 MiB. */
  private static final int VOCABULARY_CHUNK = 4096;

  /** Decoder steps between two compactions of the caches. */
  private static final int COMPACT_EVERY = 8;

  private final TorchProgram program;
  private final TensorStore weights;
  private final ModelConfig config;
  private final Architecture architecture;
  private final Kernel kernel;

  NetworkLoader(
      TorchProgram program,
      TensorStore weights,
      ModelConfig config,
      Architecture architecture,
      Kernel kernel) {
    this.program = program;
    this.weights = weights;
    this.config = config;
    this.architecture = architecture;
    this.kernel = kernel;
  }

  ModelConfig config() {
    return config;
  }

  Architecture architecture() {
    return architecture;
  }

  /** The first of these tensors that the checkpoint has; the last one is named if it has none. */
  String firstOf(String... names) {
    return Stream.of(names).filter(weights::contains).findFirst().orElse(names[names.length - 1]);
  }

  void setup() {
    Map<String, IValue> numbers = new HashMap<>();
    numbers.put("width", IValue.from((long) architecture.width()));
    numbers.put("encoder_layers", IValue.from((long) architecture.encoderLayers()));
    numbers.put("decoder_layers", IValue.from((long) architecture.decoderLayers()));
    numbers.put("encoder_heads", IValue.from((long) architecture.encoderHeads()));
    numbers.put("decoder_heads", IValue.from((long) architecture.decoderHeads()));
    numbers.put("activation", IValue.from((long) architecture.activation().code()));
    numbers.put("compact_every", IValue.from((long) COMPACT_EVERY));
    numbers.put("half", IValue.from(kernel.half() ? 1L : 0L));
    program.call("setup", IValue.stringIValueMapFrom(numbers)).close();
    numbers.values().forEach(IValue::close);
  }

  /**
   * A projection of the encoder, made of several tensors of the same input; the first is scaled.
   */
  void encoderLinear(double firstScale, List<String> layers) {
    linear("add_encoder_linear", firstScale, layers);
  }

  /**
   * A projection of the decoder, made of several tensors of the same input; the first is scaled.
   */
  void decoderLinear(double firstScale, List<String> layers) {
    linear("add_decoder_linear", firstScale, layers);
  }

  private void linear(String method, double firstScale, List<String> layers) {
    try (TorchProgram.Scope scope = program.scope()) {
      PtNDArray[] weight =
          layers.stream().map(n -> tensor(scope, n + ".weight")).toArray(PtNDArray[]::new);
      PtNDArray[] bias =
          layers.stream().map(n -> tensor(scope, n + ".bias")).toArray(PtNDArray[]::new);
      program
          .call(
              method,
              IValue.listFrom(weight),
              IValue.listFrom(bias),
              IValue.from(firstScale),
              IValue.from((long) kernel.kind()))
          .close();
    }
  }

  void encoderNorm(String layer) {
    norm("add_encoder_norm", layer);
  }

  void decoderNorm(String layer) {
    norm("add_decoder_norm", layer);
  }

  private void norm(String method, String layer) {
    try (TorchProgram.Scope scope = program.scope()) {
      program
          .call(
              method,
              IValue.from(tensor(scope, layer + ".weight")),
              IValue.from(tensor(scope, layer + ".bias")))
          .close();
    }
  }

  /** Adds the next table, {@code [rows, width]}, multiplied by a factor. */
  void table(String name, double factor) {
    try (TorchProgram.Scope scope = program.scope()) {
      program.call("add_table", IValue.from(tensor(scope, name)), IValue.from(factor)).close();
    }
  }

  /** Adds the next table from computed values, {@code [rows, width]}. */
  void table(float[] values, int rows) {
    try (TorchProgram.Scope scope = program.scope()) {
      program
          .call(
              "add_table",
              IValue.from(scope.floats(values, rows, architecture.width())),
              IValue.from(1.0))
          .close();
    }
  }

  /** Adds an earlier table once more, without a copy. */
  void repeatTable(int index) {
    program.call("repeat_table", IValue.from((long) index)).close();
  }

  /**
   * The projection on the vocabulary: weight {@code [vocabulary, width]}, bias of as many values.
   */
  void vocabulary(String weight, String bias) {
    try (TorchProgram.Scope scope = program.scope()) {
      long rows = weights.shape(weight)[0];
      ByteBuffer biasValues = weights.floats(bias);
      if (biasValues.remaining() != rows * Float.BYTES) {
        throw new IllegalArgumentException(
            "Invalid "
                + bias
                + ": "
                + biasValues.remaining() / Float.BYTES
                + " values for a vocabulary of "
                + rows);
      }
      program
          .call(
              "add_vocabulary",
              IValue.from(tensor(scope, weight)),
              IValue.from(scope.floats(biasValues, rows)),
              IValue.from((long) VOCABULARY_CHUNK),
              IValue.from((long) kernel.kind()))
          .close();
    }
  }

  private PtNDArray tensor(TorchProgram.Scope scope, String name) {
    return scope.floats(weights.floats(name), weights.shape(name));
  }
}
