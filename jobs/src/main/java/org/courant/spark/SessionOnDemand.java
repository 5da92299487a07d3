package org.courant.spark;

import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The session of a run, opened when it is first asked for and stopped at the end if it was. */
final class SessionOnDemand implements Supplier<SparkSession>, AutoCloseable {
  private final SparkConf conf;
  private SparkSession session;

  SessionOnDemand(SparkConf conf) {
    this.conf = conf;
  }

  @Override
  public SparkSession get() {
    if (session == null) {
      session = CourantSession.open(conf);
    }
    return session;
  }

  @Override
  public void close() {
    if (session != null) {
      session.stop();
    }
  }
}
