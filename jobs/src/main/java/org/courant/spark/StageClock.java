package org.courant.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Announces the steps of a run and measures them. */
final class StageClock {
  private final RunListener listener;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  StageClock(RunListener listener) {
    this.listener = listener;
  }

  <T> T time(String steps, Supplier<T> work) {
    listener.begun(steps);
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.merge(steps, (System.nanoTime() - begun) / 1e9, Double::sum);
    }
  }

  /** Seconds by steps, in the order in which they began. */
  Map<String, Double> seconds() {
    return Collections.unmodifiableMap(seconds);
  }
}
