package org.courant.spark;

import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;

/**
 * The fields of our log lines. They go through the logging context, so that Spark's layout of
 * structured logs has them under {@code context}.
 */
final class RunLog {
  static final String RUN_ID = "run_id";
  static final String STAGE = "stage";
  static final String SECONDS = "seconds";
  static final String SHARD = "shard";
  static final String SENTENCES = "sentences";

  /** Spark puts local properties of this prefix into the logging context of every task. */
  private static final String PROPERTY = "mdc." + RUN_ID;

  private RunLog() {}

  /** Names the run in the log lines of all tasks from here on; null ends it. */
  static void name(SparkContext context, String runId) {
    context.setLocalProperty(PROPERTY, runId);
  }

  /** The run to which this thread's task belongs; empty outside tasks. */
  static String runOfTask() {
    TaskContext task = TaskContext.get();
    String runId = task == null ? null : task.getLocalProperty(PROPERTY);
    return runId == null ? "" : runId;
  }

  /** Seconds as a log has them. */
  static String rounded(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}
