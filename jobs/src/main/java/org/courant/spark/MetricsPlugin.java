package org.courant.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Shows what the models do in Spark's metrics: each executor's figures in its own, and their sums
 * in the driver's, where one scrape finds them. {@code courant translate} puts it into {@code
 * spark.plugins}.
 */
public final class MetricsPlugin implements SparkPlugin {
  private static final String PLUGINS = "spark.plugins";
  private static final String NAME = MetricsPlugin.class.getName();

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverMetrics();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorMetrics();
  }

  /** Adds it to the plugins of a session that is not open yet. */
  static void install(SparkConf conf) {
    String others = conf.get(PLUGINS, "");
    if (!others.contains(NAME)) {
      conf.set(PLUGINS, others.isBlank() ? NAME : others + "," + NAME);
    }
  }
}
