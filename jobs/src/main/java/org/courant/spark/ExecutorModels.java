package org.courant.spark;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.courant.inference.TextTranslator;
import org.courant.translation.SourceLimit;

/**
 * The models of this JVM: one copy of the weights, shared by all task threads. The first caller
 * loads, callers meanwhile wait for that load, and the model stays until the JVM ends.
 */
final class ExecutorModels {
  private static final ConcurrentMap<String, TextTranslator> TRANSLATORS =
      new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, SourceLimit> LIMITS = new ConcurrentHashMap<>();

  private ExecutorModels() {}

  static TextTranslator translator(ModelLocation location) {
    return TRANSLATORS.computeIfAbsent(location.key(), key -> location.load());
  }

  static SourceLimit sourceLimit(ModelLocation location) {
    return LIMITS.computeIfAbsent(location.key(), key -> location.sourceLimit());
  }
}
