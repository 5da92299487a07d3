package org.courant.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.courant.benchmark.ProcessUsage;
import org.courant.inference.ModelMeters;

/**
 * What this process did in some time.
 *
 * @param seconds wall-clock time
 * @param cpuSeconds of all threads
 * @param tokens that searches gave, those of repairs included
 */
record ModelWork(double seconds, double cpuSeconds, long tokens) {
  private static final double NANOS = 1e9;
  private static final double THOUSAND = 1e3;

  /** From some beginning until now. */
  static ModelWork now() {
    return new ModelWork(
        System.nanoTime() / NANOS,
        ProcessUsage.now().cpuSeconds(),
        ModelMeters.ofProcess().read().targetTokens());
  }

  /** What was done since. */
  ModelWork since(ModelWork begun) {
    return new ModelWork(
        seconds - begun.seconds, cpuSeconds - begun.cpuSeconds, tokens - begun.tokens);
  }

  /** Both together. */
  ModelWork plus(ModelWork other) {
    return new ModelWork(
        seconds + other.seconds, cpuSeconds + other.cpuSeconds, tokens + other.tokens);
  }

  double tokensPerSecond() {
    return tokens / seconds;
  }

  double cpuSecondsPerThousand() {
    return cpuSeconds / tokens * THOUSAND;
  }

  /** By the names of the JSON file. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("seconds", seconds);
    described.put("cpu_seconds", cpuSeconds);
    described.put("target_tokens", tokens);
    described.put("target_tokens_per_second", tokensPerSecond());
    described.put("cpu_seconds_per_1000_tokens", cpuSecondsPerThousand());
    return described;
  }
}
