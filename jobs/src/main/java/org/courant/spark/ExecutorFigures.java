package org.courant.spark;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.courant.benchmark.ProcessUsage;
import org.courant.inference.ModelFigures;
import org.courant.inference.ModelMeters;

/**
 * What an executor tells of itself.
 *
 * @param executor its id; {@code driver} for a local run
 * @param models what its models do
 * @param residentBytes memory of its process, native memory included; 0 where it cannot be told
 */
record ExecutorFigures(String executor, ModelFigures models, long residentBytes)
    implements Serializable {
  /** Names of figures that only grow; they stay when an executor ends. */
  static final Map<String, ToDoubleFunction<ExecutorFigures>> TOTALS = totals();

  /** Names of figures that say how it is now. */
  static final Map<String, ToDoubleFunction<ExecutorFigures>> STATES = states();

  ExecutorFigures {
    Objects.requireNonNull(executor, "executor");
    Objects.requireNonNull(models, "models");
  }

  /** Those of this process, as of now. */
  static ExecutorFigures now(String executor) {
    return new ExecutorFigures(
        executor, ModelMeters.ofProcess().read(), ProcessUsage.residentBytes().orElse(0));
  }

  private static Map<String, ToDoubleFunction<ExecutorFigures>> totals() {
    Map<String, ToDoubleFunction<ExecutorFigures>> totals = new LinkedHashMap<>();
    totals.put("sentences", figures -> figures.models().sentences());
    totals.put("source_tokens", figures -> figures.models().sourceTokens());
    totals.put("target_tokens", figures -> figures.models().targetTokens());
    totals.put("batches", figures -> figures.models().batches());
    totals.put("encode_seconds", figures -> figures.models().encodeSeconds());
    totals.put("search_seconds", figures -> figures.models().searchSeconds());
    totals.put("ladder_decodes", figures -> figures.models().ladderDecodes());
    totals.put("models_loaded", figures -> figures.models().modelsLoaded());
    totals.put("model_load_seconds", figures -> figures.models().loadSeconds());
    return totals;
  }

  private static Map<String, ToDoubleFunction<ExecutorFigures>> states() {
    Map<String, ToDoubleFunction<ExecutorFigures>> states = new LinkedHashMap<>();
    states.put("calls", figures -> figures.models().calls());
    states.put("batches_waiting", figures -> figures.models().batchesWaiting());
    states.put("resident_bytes", ExecutorFigures::residentBytes);
    return states;
  }
}
