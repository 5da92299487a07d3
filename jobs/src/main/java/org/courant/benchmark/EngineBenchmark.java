package org.courant.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.GenerationConfig;
import org.courant.inference.Computation;
import org.courant.tokenizer.Tokenizer;
import org.courant.transformer.BatchSearch;
import org.courant.transformer.Device;
import org.courant.transformer.EncodedBatch;
import org.courant.transformer.EncoderDecoder;
import org.courant.transformer.ProductPeak;
import org.courant.transformer.SearchOptions;

/**
 * Measures the bare engine: sentences of news in, targets of a fixed number of tokens out, so that
 * the work does not depend on what the weights say, and over the whole vocabulary, whatever scripts
 * a bundle names.
 */
public final class EngineBenchmark implements AutoCloseable {
  private static final int WARM_BATCHES = 2;

  private final CheckpointFolder folder;
  private final Computation computation;
  private final Tokenizer tokenizer;
  private final EncoderDecoder model;
  private final double loadSeconds;

  private EngineBenchmark(
      CheckpointFolder folder,
      Computation computation,
      Tokenizer tokenizer,
      EncoderDecoder model,
      double loadSeconds) {
    this.folder = folder;
    this.computation = computation;
    this.tokenizer = tokenizer;
    this.model = model;
    this.loadSeconds = loadSeconds;
  }

  /** Loads a checkpoint. */
  public static EngineBenchmark load(CheckpointFolder folder, Computation computation) {
    Tokenizer tokenizer = Tokenizer.open(folder);
    try {
      long begun = System.nanoTime();
      EncoderDecoder model =
          EncoderDecoder.load(folder, computation.kernel(), computation.device());
      return new EngineBenchmark(folder, computation, tokenizer, model, since(begun));
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /**
   * Translates one batch, timed by itself, two more on each thread unmeasured, then all of them: a
   * job of any size runs warm.
   */
  public EngineFigures measure(EngineSettings settings) {
    Workload work = Workload.of(tokenizer, settings);
    BatchSearch search = new BatchSearch(model, options(settings));
    long warming = System.nanoTime();
    translate(search, work.batches().get(0), settings.targetTokens());
    double first = since(warming);
    run(search, work.first(WARM_BATCHES * settings.threads()), settings);
    OptionalDouble peak = peak(settings);
    double cpu = ProcessUsage.now().cpuSeconds();
    long begun = System.nanoTime();
    long targetTokens = run(search, work, settings);
    double seconds = since(begun);
    ProcessUsage usage = ProcessUsage.now();
    return new EngineFigures(
        computation,
        settings,
        work.sourceTokens(),
        targetTokens,
        operations(work, settings),
        loadSeconds,
        first,
        seconds,
        usage.cpuSeconds() - cpu,
        peak,
        usage.peakResidentBytes());
  }

  /** The processor's; what a CUDA device reaches at most cannot be told from CPU time. */
  private OptionalDouble peak(EngineSettings settings) {
    if (computation.device().kind() != Device.Kind.CPU) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        ProductPeak.operationsPerSecond(
            computation.kernel(),
            settings.batchSize() * settings.beamSize(),
            model.width(),
            4 * model.width()));
  }

  private long run(BatchSearch search, Workload work, EngineSettings settings) {
    List<Callable<Long>> calls = new ArrayList<>();
    for (List<int[]> batch : work.batches()) {
      calls.add(() -> translate(search, batch, settings.targetTokens()));
    }
    return CallsSideBySide.sum(calls, settings.threads());
  }

  private long translate(BatchSearch search, List<int[]> batch, int targetTokens) {
    int[] limits = new int[batch.size()];
    Arrays.fill(limits, targetTokens);
    try (EncodedBatch encoded = model.encode(batch)) {
      return search.search(encoded, limits).stream().mapToLong(h -> h.tokens().length).sum();
    }
  }

  /** Ends are suppressed until the last token. */
  private SearchOptions options(EngineSettings settings) {
    GenerationConfig config = folder.generation();
    return new SearchOptions(
        settings.beamSize(),
        1.0,
        config.earlyStopping(),
        settings.targetTokens(),
        0,
        1.0,
        false,
        Set.copyOf(config.badTokens()),
        Set.of(),
        config.decoderStartToken(),
        Set.copyOf(config.eosTokens()),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  private double operations(Workload work, EngineSettings settings) {
    double rows = (double) work.sentenceCount() * settings.rowsPerSentence();
    return 2.0
        * (work.sourceTokens() * (double) model.products().perSourceToken()
            + rows * model.products().perRow());
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  @Override
  public void close() {
    model.close();
    tokenizer.close();
  }
}
