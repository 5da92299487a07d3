package org.courant.transformer;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.ModelConfig;
import org.courant.checkpoint.TensorStore;

/**
 * A transformer with its weights in native memory. Thread-safe: threads share the weights, and each
 * call computes on the thread that makes it.
 */
public final class EncoderDecoder implements AutoCloseable {
  private static final Map<String, ModelFamily> FAMILIES =
      Stream.<ModelFamily>of(
              new MarianFamily(),
              new BartFamily(),
              new MbartFamily(),
              new M2m100Family(),
              new PegasusFamily(),
              new T5Family("t5"),
              new T5Family("mt5"))
          .collect(Collectors.toUnmodifiableMap(ModelFamily::modelType, Function.identity()));

  private final TorchProgram program;
  private final CachePool pool;
  private final Architecture architecture;
  private final ProductCount products;
  private final int vocabularySize;
  private final List<Integer> shortlistSizes;
  private final int paddingToken;

  private EncoderDecoder(
      TorchProgram program,
      Architecture architecture,
      ProductCount products,
      int vocabularySize,
      List<Integer> shortlistSizes,
      int paddingToken) {
    this.program = program;
    this.pool = new CachePool(program);
    this.architecture = architecture;
    this.products = products;
    this.vocabularySize = vocabularySize;
    this.shortlistSizes = shortlistSizes;
    this.paddingToken = paddingToken;
  }

  /**
   * Loads a checkpoint.
   *
   * @param device where it is computed; on a CUDA device by the plain kernels alone
   * @throws IllegalArgumentException for a family or a config that this engine does not run, or a
   *     device that is not there
   */
  public static EncoderDecoder load(CheckpointFolder folder, Kernel kernel, Device device) {
    return load(folder, kernel, device, List.of());
  }

  /**
   * Loads a checkpoint whose targets may keep to a part of its vocabulary. The projection on a
   * shortlist is a part of the whole one, so that the rest costs nothing in the search.
   *
   * @param shortlists target tokens in ascending order, an end token among them; a search names one
   *     by its number, from 0
   * @throws IllegalArgumentException as without shortlists, and for one that is out of order,
   *     beyond the vocabulary or without an end
   */
  public static EncoderDecoder load(
      CheckpointFolder folder, Kernel kernel, Device device, List<int[]> shortlists) {
    ModelConfig config = folder.config();
    ModelFamily family = family(folder);
    int vocabulary = vocabularySize(folder);
    List<Integer> ends = folder.generation().eosTokens();
    for (int[] tokens : shortlists) {
      requireAscending(tokens, vocabulary);
      requireEnd(tokens, ends);
    }
    Architecture architecture = family.architecture(config);
    TorchProgram program = TorchProgram.load(kernel, device);
    ProductCount products;
    try (TensorStore weights = folder.openWeights()) {
      NetworkLoader loader =
          new NetworkLoader(program, weights, config, architecture, kernel, device, shortlists);
      family.load(loader);
      products = loader.products();
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
    return new EncoderDecoder(
        program,
        architecture,
        products,
        vocabulary,
        shortlists.stream().map(tokens -> tokens.length).toList(),
        config.integer("pad_token_id", 0));
  }

  /** The family of a checkpoint; one that this engine does not run is refused. */
  static ModelFamily family(CheckpointFolder folder) {
    String modelType = folder.config().modelType();
    ModelFamily family = FAMILIES.get(modelType);
    if (family == null) {
      throw new IllegalArgumentException(
          "Invalid model_type in "
              + folder.path()
              + ": "
              + modelType
              + ", must be one of "
              + families());
    }
    return family;
  }

  /** Values of {@code model_type} that this engine runs, sorted. */
  public static List<String> families() {
    return FAMILIES.keySet().stream().sorted().toList();
  }

  /**
   * Writes the network and its weights as a TorchScript module that PyTorch opens; the weights of
   * the plain kernels alone mean the same elsewhere.
   */
  public void write(OutputStream out) {
    program.write(out);
  }

  /** Longest source or target in tokens. */
  public int positions() {
    return architecture.positions();
  }

  /** Size of a hidden state. */
  public int width() {
    return architecture.width();
  }

  /** How much there is to compute. */
  public ProductCount products() {
    return products;
  }

  /** Number of target tokens that a checkpoint's network knows. */
  public static int vocabularySize(CheckpointFolder folder) {
    ModelConfig config = folder.config();
    return config.integer("decoder_vocab_size", config.integer("vocab_size"));
  }

  private static void requireAscending(int[] tokens, int vocabulary) {
    int last = -1;
    for (int token : tokens) {
      if (token <= last || token >= vocabulary) {
        throw new IllegalArgumentException(
            "Invalid shortlist: token %d after %d, must be ascending and below %d"
                .formatted(token, last, vocabulary));
      }
      last = token;
    }
  }

  private static void requireEnd(int[] tokens, List<Integer> ends) {
    if (ends.stream().noneMatch(end -> Arrays.binarySearch(tokens, end) >= 0)) {
      throw new IllegalArgumentException("Invalid shortlist: it has no end token, of " + ends);
    }
  }

  /**
   * Number of target tokens there are to choose from: the whole vocabulary or a shortlist.
   *
   * @throws IllegalArgumentException for a shortlist that the network was not loaded with
   */
  int vocabularySize(OptionalInt shortlist) {
    if (shortlist.isEmpty()) {
      return vocabularySize;
    }
    int number = shortlist.getAsInt();
    if (number < 0 || number >= shortlistSizes.size()) {
      throw new IllegalArgumentException(
          "Invalid shortlist: %d, the network has %d, from 0"
              .formatted(number, shortlistSizes.size()));
    }
    return shortlistSizes.get(number);
  }

  /**
   * Encodes sentences side by side; the caller closes the result.
   *
   * @param sentences token ids of each, at least one each, at most {@link #positions()}
   */
  public EncodedBatch encode(List<int[]> sentences) {
    int longest = sentences.stream().mapToInt(s -> s.length).max().orElse(0);
    int shortest = sentences.stream().mapToInt(s -> s.length).min().orElse(0);
    if (shortest < 1 || longest > positions()) {
      throw new IllegalArgumentException(
          "Invalid sentence length: "
              + (shortest < 1 ? shortest : longest)
              + " tokens, must be 1 to "
              + positions());
    }
    int batch = sentences.size();
    // Few distinct shapes: libtorch caches a plan for each, and random ones let native memory
    // creep. Below 16, its sums over a row run in another order than above; at 16, it takes another
    // kernel for the bfloat16 attention of a single row (4 heads of 64 by 16) than for that of
    // more.
    int padded = Math.min(positions(), Math.max(24, (longest + 7) / 8 * 8));
    long[] ids = new long[batch * padded];
    Arrays.fill(ids, paddingToken);
    long[] lengths = new long[batch];
    for (int i = 0; i < batch; i++) {
      int[] sentence = sentences.get(i);
      lengths[i] = sentence.length;
      for (int j = 0; j < sentence.length; j++) {
        ids[i * padded + j] = sentence[j];
      }
    }
    try (TorchProgram.Scope scope = program.scope()) {
      return new EncodedBatch(
          program,
          pool,
          program.call("encode", scope.longs(ids, batch, padded), scope.longs(lengths, batch)),
          batch,
          architecture.width());
    }
  }

  @Override
  public void close() {
    pool.close();
    program.close();
  }
}
