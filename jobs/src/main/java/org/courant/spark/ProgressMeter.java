package org.courant.spark;

import java.time.Duration;
import java.time.Instant;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/** Counts translated sentences in the tasks and reports the sums on the driver as tasks end. */
final class ProgressMeter extends SparkListener implements AutoCloseable {
  private final SparkSession spark;
  private final RunListener listener;
  private final LongAccumulator sentences;
  private final LongAccumulator targetTokens;
  private final long total;
  private final Instant begun = Instant.now();
  private long reported;

  ProgressMeter(SparkSession spark, RunListener listener, long total) {
    this.spark = spark;
    this.listener = listener;
    this.total = total;
    this.sentences = spark.sparkContext().longAccumulator("sentences");
    this.targetTokens = spark.sparkContext().longAccumulator("target tokens");
    spark.sparkContext().addSparkListener(this);
  }

  LongAccumulator sentences() {
    return sentences;
  }

  LongAccumulator targetTokens() {
    return targetTokens;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd taskEnd) {
    report();
  }

  private synchronized void report() {
    long done = sentences.value();
    if (done > reported) {
      reported = done;
      Duration elapsed = Duration.between(begun, Instant.now());
      listener.progressed(new Progress(done, total, targetTokens.value(), elapsed));
    }
  }

  /** Reports the final sums and stops listening. */
  @Override
  public void close() {
    spark.sparkContext().removeSparkListener(this);
    report();
  }
}
