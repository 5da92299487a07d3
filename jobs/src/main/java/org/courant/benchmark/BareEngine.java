package org.courant.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.courant.inference.Computation;
import org.courant.inference.GenerationOptions;
import org.courant.inference.ModelBundle;
import org.courant.inference.SourceText;
import org.courant.inference.TextModel;

/**
 * The engine alone on the sentences of a job: no files, no Spark, no checks, no tables. What a job
 * reaches of its rate is what the rest of the job leaves.
 *
 * @param seconds from the first call to the end of the last; loading and a first call left out
 * @param cpuSeconds of all threads in that time
 * @param targetTokens tokens of all targets
 */
public record BareEngine(double seconds, double cpuSeconds, long targetTokens) {
  /** Sentences in a call, as many as in the largest shard of a job. */
  private static final int CALL = 512;

  /**
   * Translates sentences into every language.
   *
   * @param batchTokens most tokens of a batch
   * @param threads calls side by side, each computing on its own thread
   */
  public static BareEngine translating(
      ModelBundle bundle,
      Computation computation,
      List<String> sentences,
      List<String> languages,
      GenerationOptions options,
      int batchTokens,
      int threads) {
    List<SourceText> texts =
        IntStream.range(0, sentences.size())
            .mapToObj(i -> new SourceText(Integer.toString(i), sentences.get(i)))
            .toList();
    try (TextModel model = TextModel.load(bundle, computation)) {
      model.translate(
          texts.subList(0, Math.min(CALL / 8, texts.size())), languages, options, batchTokens);
      List<Callable<Long>> calls = new ArrayList<>();
      for (int at = 0; at < texts.size(); at += CALL) {
        List<SourceText> call = texts.subList(at, Math.min(at + CALL, texts.size()));
        calls.add(() -> tokens(model, call, languages, options, batchTokens));
      }
      double cpu = ProcessUsage.now().cpuSeconds();
      long begun = System.nanoTime();
      long tokens = CallsSideBySide.sum(calls, threads);
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new BareEngine(seconds, ProcessUsage.now().cpuSeconds() - cpu, tokens);
    }
  }

  private static long tokens(
      TextModel model,
      List<SourceText> texts,
      List<String> languages,
      GenerationOptions options,
      int batchTokens) {
    return model.translate(texts, languages, options, batchTokens).targets().stream()
        .mapToLong(target -> target.targetTokens())
        .sum();
  }

  /** Target tokens per second. */
  public double tokensPerSecond() {
    return targetTokens / seconds;
  }
}
