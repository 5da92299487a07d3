package org.courant.transformer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.courant.checkpoint.ModelConfig;
import org.courant.checkpoint.TensorStore;

/** Hands the tensors of a checkpoint to the program, which packs its own copies. */
final class NetworkLoader {
  /** Tokens of one chunk of the vocabulary: its logits for a batch of 128 rows fill 2 MiB. */
  private static final int VOCABULARY_CHUNK = 4096;

  /** Decoder steps between two compactions of the caches. */
  private static final int COMPACT_EVERY = 8;

  /** Projections of a decoder layer, and which of them takes the source's states. */
  private static final int DECODER_LINEARS = 7;

  private static final int SOURCE_LINEAR = 3;

  /** Left over from a time when positions were counted from the padding token's id. */
  private static final int UNUSED_POSITIONS = 2;

  private final TorchProgram program;
  private final TensorStore weights;
  private final ModelConfig config;
  private final Architecture architecture;
  private final Kernel kernel;
  private final Device device;
  private final List<int[]> shortlists;
  private int decoderLinears;
  private long productsOfSource;
  private long productsOfRow;

  NetworkLoader(
      TorchProgram program,
      TensorStore weights,
      ModelConfig config,
      Architecture architecture,
      Kernel kernel,
      Device device,
      List<int[]> shortlists) {
    this.program = program;
    this.weights = weights;
    this.config = config;
    this.architecture = architecture;
    this.kernel = kernel;
    this.device = device;
    this.shortlists = shortlists;
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
    numbers.put("width", number(architecture.width()));
    numbers.put("encoder_layers", number(architecture.encoder().layers()));
    numbers.put("decoder_layers", number(architecture.decoder().layers()));
    numbers.put("encoder_heads", number(architecture.encoder().heads()));
    numbers.put("decoder_heads", number(architecture.decoder().heads()));
    numbers.put("encoder_head_width", number(architecture.encoder().headWidth()));
    numbers.put("decoder_head_width", number(architecture.decoder().headWidth()));
    numbers.put("pre_norm", flag(architecture.norms().first()));
    numbers.put("rms_norm", flag(architecture.norms().rootMeanSquare()));
    numbers.put("gated", flag(architecture.gated()));
    numbers.put("activation", number(architecture.activation().code()));
    numbers.put("compact_every", number(COMPACT_EVERY));
    numbers.put("half", flag(kernel.half()));
    Map<String, IValue> fractions = new HashMap<>();
    fractions.put("epsilon", IValue.from(architecture.norms().epsilon()));
    // Half of the encoder's buckets look ahead; half of each side's are exact.
    fractions.put("encoder_span", IValue.from(span(4)));
    fractions.put("decoder_span", IValue.from(span(2)));
    program
        .call("setup", IValue.stringIValueMapFrom(numbers), IValue.stringIValueMapFrom(fractions))
        .close();
    numbers.values().forEach(IValue::close);
    fractions.values().forEach(IValue::close);
  }

  private static IValue number(int value) {
    return IValue.from((long) value);
  }

  private static IValue flag(boolean value) {
    return IValue.from(value ? 1L : 0L);
  }

  /** Log of the farthest distance over the first one that is not exact. */
  private double span(int share) {
    return architecture
        .distances()
        .map(distances -> Math.log((double) distances.farthest() * share / distances.buckets()))
        .orElse(1.0);
  }

  /**
   * A projection of the encoder, made of several tensors of the same input; the first is scaled.
   */
  void encoderLinear(double firstScale, List<String> layers) {
    linear("add_encoder_linear", firstScale, layers);
    productsOfSource += count(layers);
  }

  /**
   * A projection of the decoder, made of several tensors of the same input; the first is scaled.
   */
  void decoderLinear(double firstScale, List<String> layers) {
    linear("add_decoder_linear", firstScale, layers);
    if (decoderLinears++ % DECODER_LINEARS == SOURCE_LINEAR) {
      productsOfSource += count(layers);
    } else {
      productsOfRow += count(layers);
    }
  }

  private long count(List<String> layers) {
    return layers.stream().mapToLong(layer -> count(layer + ".weight")).sum();
  }

  private long count(String weight) {
    return LongStream.of(weights.shape(weight)).reduce(1, Math::multiplyExact);
  }

  /** Multiply-adds of what was loaded so far. */
  ProductCount products() {
    return new ProductCount(productsOfSource, productsOfRow);
  }

  private void linear(String method, double firstScale, List<String> layers) {
    try (TorchProgram.Scope scope = program.scope()) {
      PtNDArray[] weight =
          layers.stream().map(n -> tensor(scope, n + ".weight")).toArray(PtNDArray[]::new);
      PtNDArray[] bias = layers.stream().map(n -> bias(scope, n)).toArray(PtNDArray[]::new);
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

  /** A norm of the embeddings, the encoder's first. */
  void embeddingNorm(String layer) {
    norm("add_embedding_norm", layer);
  }

  /** A norm at the end of a stack, the encoder's first. */
  void finalNorm(String layer) {
    norm("add_final_norm", layer);
  }

  private void norm(String method, String layer) {
    try (TorchProgram.Scope scope = program.scope()) {
      program
          .call(
              method,
              IValue.from(tensor(scope, layer + ".weight")),
              IValue.from(bias(scope, layer)))
          .close();
    }
  }

  /** What distances add to attention scores, {@code [buckets, heads]}, the encoder's first. */
  void distances(String name) {
    try (TorchProgram.Scope scope = program.scope()) {
      program.call("add_distances", IValue.from(tensor(scope, name))).close();
    }
  }

  /** Adds the next table, {@code [rows, width]}, multiplied by a factor. */
  void table(String name, double factor) {
    try (TorchProgram.Scope scope = program.scope()) {
      program.call("add_table", IValue.from(tensor(scope, name)), IValue.from(factor)).close();
    }
  }

  /** Adds learned positions as the next table, without the rows that BART leaves unused. */
  void learnedPositions(String name) {
    long[] shape = weights.shape(name);
    ByteBuffer values = weights.floats(name);
    int skipped = UNUSED_POSITIONS * architecture.width() * Float.BYTES;
    try (TorchProgram.Scope scope = program.scope()) {
      PtNDArray rest =
          scope.floats(
              values.slice(skipped, values.remaining() - skipped).order(values.order()),
              shape[0] - UNUSED_POSITIONS,
              shape[1]);
      program.call("add_table", IValue.from(rest), IValue.from(1.0)).close();
    }
  }

  /**
   * Adds computed positions as the next table; where the checkpoint stores them, its own rounding
   * counts.
   */
  void computedPositions(String name) {
    if (weights.contains(name)) {
      table(name, 1.0);
    } else {
      table(Sinusoids.ofAttentionPaper(architecture.positions(), architecture.width()));
    }
  }

  /** Adds the next table from computed values, {@code [rows, width]}; no rows for no table. */
  void table(float[] values) {
    try (TorchProgram.Scope scope = program.scope()) {
      PtNDArray table =
          scope.floats(values, values.length / architecture.width(), architecture.width());
      program.call("add_table", IValue.from(table), IValue.from(1.0)).close();
    }
  }

  /** Adds an earlier table once more, without a copy. */
  void repeatTable(int index) {
    program.call("repeat_table", IValue.from((long) index)).close();
  }

  /**
   * The projections on the vocabulary and on each shortlist: weight {@code [vocabulary, width]},
   * and a bias of as many values, which a checkpoint may leave out.
   */
  void vocabulary(String weight, String bias) {
    productsOfRow += count(weight);
    try (TorchProgram.Scope scope = program.scope()) {
      PtNDArray matrix = tensor(scope, weight);
      long rows = matrix.getShape().get(0);
      PtNDArray offsets =
          weights.contains(bias)
              ? vocabularyBias(scope, bias, rows)
              : scope.floats(new float[(int) rows], rows);
      project("add_vocabulary", matrix, offsets);
      for (int[] shortlist : shortlists) {
        long[] tokens = IntStream.of(shortlist).asLongStream().toArray();
        project("add_shortlist", matrix, offsets, IValue.listFrom(tokens));
      }
    }
  }

  private void project(String method, PtNDArray weight, PtNDArray bias, IValue... further) {
    List<IValue> arguments =
        new ArrayList<>(
            List.of(
                IValue.from(weight),
                IValue.from(bias),
                IValue.from(architecture.logitScale()),
                IValue.from(chunk(weight.getShape().get(0))),
                IValue.from((long) kernel.kind())));
    arguments.addAll(List.of(further));
    program.call(method, arguments.toArray(IValue[]::new)).close();
  }

  /** What a processor's cache holds; a CUDA device rather has one large product than several. */
  private long chunk(long vocabulary) {
    return switch (device.kind()) {
      case CPU -> VOCABULARY_CHUNK;
      case CUDA -> vocabulary;
    };
  }

  private PtNDArray vocabularyBias(TorchProgram.Scope scope, String name, long rows) {
    ByteBuffer values = weights.floats(name);
    if (values.remaining() != rows * Float.BYTES) {
      throw new IllegalArgumentException(
          "Invalid "
              + name
              + ": "
              + values.remaining() / Float.BYTES
              + " values for a vocabulary of "
              + rows);
    }
    return scope.floats(values, rows);
  }

  /** The bias of a layer; where the family has none, zeros. */
  private PtNDArray bias(TorchProgram.Scope scope, String layer) {
    if (architecture.biased()) {
      return tensor(scope, layer + ".bias");
    }
    long rows = weights.shape(layer + ".weight")[0];
    return scope.floats(new float[(int) rows], rows);
  }

  private PtNDArray tensor(TorchProgram.Scope scope, String name) {
    return scope.floats(weights.floats(name), weights.shape(name));
  }
}
