package org.courant.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.metrics.sink.PrometheusServlet;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a run: everything that spark-submit or the user set stays as it is. */
final class CourantSession {
  private static final String PROMETHEUS = "spark.metrics.conf.driver.sink.prometheusServlet.";

  private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";

  private CourantSession() {}

  /** Opens a session, on all cores of this machine unless a master is set. */
  static SparkSession open(SparkConf conf) {
    return SparkSession.builder().config(completed(conf)).getOrCreate();
  }

  /**
   * The same settings, with queries that are not compiled, unless the user says whether they are.
   * For sessions in which a row costs a model milliseconds, or there are few rows: compiled queries
   * save microseconds of a row, and the compilers, Spark's and Java's, keep a core busy at the
   * beginning of every step.
   */
  static SparkConf interpreted(SparkConf conf) {
    return conf.contains(WHOLE_STAGE)
        ? conf
        : conf.clone()
            .set(WHOLE_STAGE, "false")
            .setIfMissing("spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }

  /** The same settings, with those that Courant needs or prefers where they are open. */
  static SparkConf completed(SparkConf conf) {
    SparkConf completed = conf.clone();
    MetricsPlugin.install(completed);
    return completed
        .setIfMissing(LocalFiles.SETTING, LocalFiles.class.getName())
        .setIfMissing("spark.master", "local[*]")
        .setIfMissing("spark.app.name", "courant")
        .setIfMissing("spark.ui.enabled", "false")
        // Where Prometheus finds the metrics once the page is on: /metrics/prometheus.
        .setIfMissing("spark.metrics.namespace", "courant")
        .setIfMissing(PROMETHEUS + "class", PrometheusServlet.class.getName())
        .setIfMissing(PROMETHEUS + "path", "/metrics/prometheus")
        .setIfMissing("spark.ui.showConsoleProgress", "false")
        .setIfMissing("spark.sql.session.timeZone", "UTC")
        .setIfMissing("spark.sql.shuffle.partitions", "16")
        // Every row is worth more work than Spark tells from its bytes: below a megabyte too,
        // partitions are joined only until each core has one.
        .setIfMissing("spark.sql.adaptive.coalescePartitions.minPartitionSize", "64k")
        // Nothing may be downloaded at run time; a missing library has to fail at once.
        .setIfMissing("spark.executor.extraJavaOptions", "-Dai.djl.offline=true");
  }
}
