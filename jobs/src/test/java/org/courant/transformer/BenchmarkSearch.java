package org.courant.transformer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.GenerationConfig;

/**
 * Target tokens per second of the bare engine on random sources, every target exactly 40 tokens.
 *
 * <p>Arguments: checkpoint folder, then optionally kernel, beam size, threads, batches.
 */
public final class BenchmarkSearch {
  private static final int TARGET_TOKENS = 40;
  private static final int BATCH = 32;

  private BenchmarkSearch() {}

  public static void main(String[] args) throws Exception {
    CheckpointFolder folder = CheckpointFolder.open(Path.of(args[0]));
    Kernel kernel = Kernel.valueOf(args.length > 1 ? args[1] : "INT8");
    int beamSize = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    int threads = args.length > 3 ? Integer.parseInt(args[3]) : 1;
    int batches = args.length > 4 ? Integer.parseInt(args[4]) : 16;
    long loading = System.nanoTime();
    try (EncoderDecoder model = EncoderDecoder.load(folder, kernel)) {
      double load = seconds(loading);
      BatchSearch search = new BatchSearch(model, options(folder.generation(), beamSize));
      List<Callable<Integer>> work = new ArrayList<>();
      Random random = new Random(1);
      for (int i = 0; i < batches; i++) {
        List<int[]> batch = batch(random, model.vocabularySize());
        work.add(() -> translate(model, search, batch));
      }
      long warming = System.nanoTime();
      translate(model, search, batch(random, model.vocabularySize()));
      double warm = seconds(warming);
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      long start = System.nanoTime();
      long tokens = 0;
      for (Future<Integer> result : pool.invokeAll(work)) {
        tokens += result.get();
      }
      double time = seconds(start);
      pool.shutdown();
      System.out.printf(
          Locale.ROOT,
          "%s beam %d, %d threads: %.0f target tokens/s; load %.2f s, first batch %.2f s%n",
          kernel,
          beamSize,
          threads,
          tokens / time,
          load,
          warm);
    }
  }

  /** All ends are suppressed until the last token, so that the work does not depend on weights. */
  private static SearchOptions options(GenerationConfig config, int beamSize) {
    return new SearchOptions(
        beamSize,
        1.0,
        config.earlyStopping(),
        TARGET_TOKENS,
        0,
        1.0,
        false,
        Set.of(),
        Set.of(),
        config.decoderStartToken(),
        Set.copyOf(config.eosTokens()),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  /** Sources as long as sentences of news: 10 to 50 tokens, within a batch of like length. */
  private static List<int[]> batch(Random random, int vocabulary) {
    int longest = 15 + random.nextInt(36);
    return IntStream.range(0, BATCH)
        .mapToObj(i -> random.ints(longest - i % 5, 2, vocabulary - 1).toArray())
        .toList();
  }

  private static int translate(EncoderDecoder model, BatchSearch search, List<int[]> batch) {
    int[] limits = new int[batch.size()];
    Arrays.fill(limits, TARGET_TOKENS);
    try (EncodedBatch encoded = model.encode(batch)) {
      return search.search(encoded, limits).stream().mapToInt(h -> h.tokens().length).sum();
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
