package org.courant.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** One local Spark session for all tests of this JVM; it ends with the JVM. */
final class SharedSession {
  static final int THREADS = 4;

  private SharedSession() {}

  static SparkSession spark() {
    return CourantSession.open(conf());
  }

  static Configuration hadoop() {
    return spark().sparkContext().hadoopConfiguration();
  }

  static SparkConf conf() {
    return CourantSession.interpreted(new SparkConf())
        .setMaster("local[" + THREADS + "]")
        .set("spark.sql.extensions", CourantExtensions.class.getName())
        .set("spark.sql.shuffle.partitions", "2")
        // Planning again what runs once on a few rows takes long. Runs in processes of their own,
        // as KillTest's, keep what Spark does by itself.
        .set("spark.sql.adaptive.enabled", "false")
        .set("spark.sql.warehouse.dir", "target/spark-warehouse");
  }
}
