package org.courant.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Announces the steps of a run, measures them and logs how long they took. */
final class StageClock {
  private static final Logger LOG = LoggerFactory.getLogger(StageClock.class);

  private final RunListener listener;
  private final String runId;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  StageClock(RunListener listener, String runId) {
    this.listener = listener;
    this.runId = runId;
  }

  <T> T time(String steps, Supplier<T> work) {
    listener.begun(steps);
    long begun = System.nanoTime();
    try {
      T result = work.get();
      log(steps, begun).log("Stage ended");
      return result;
    } catch (Exception e) {
      // Spark throws checked exceptions that nobody declares.
      log(steps, begun).log("Stage failed");
      throw e;
    } finally {
      seconds.merge(steps, secondsSince(begun), Double::sum);
    }
  }

  private LoggingEventBuilder log(String steps, long begun) {
    return LOG.atInfo()
        .addKeyValue(RunLog.RUN_ID, runId)
        .addKeyValue(RunLog.STAGE, steps)
        .addKeyValue(RunLog.SECONDS, RunLog.rounded(secondsSince(begun)));
  }

  private static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Seconds by steps, in the order in which they began. */
  Map<String, Double> seconds() {
    return Collections.unmodifiableMap(seconds);
  }
}
