package org.courant.spark;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.courant.inference.SourceMeasure;
import org.courant.translation.Translator;

/**
 * The models of this JVM: one copy of the weights, shared by all task threads. The first caller
 * loads, callers meanwhile wait for that load, and the model stays until the JVM ends.
 */
final class ExecutorModels {
  private static final ConcurrentMap<String, Translator> TRANSLATORS = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, SourceMeasure> MEASURES = new ConcurrentHashMap<>();

  private ExecutorModels() {}

  static Translator translator(ModelLocation location) {
    return TRANSLATORS.computeIfAbsent(location.key(), key -> location.load());
  }

  static SourceMeasure measure(ModelLocation location) {
    return MEASURES.computeIfAbsent(location.key(), key -> location.measure());
  }
}
