package org.courant.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Hadoop's configuration where a task runs, with the run's {@code spark.hadoop.*}: keys and
 * addresses of object stores come that way. What Hadoop's own class hands out on an executor lacks
 * them.
 */
final class TaskConfiguration {
  private TaskConfiguration() {}

  static Configuration get() {
    return SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
  }
}
