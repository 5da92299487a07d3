package org.courant.spark;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;

/** Statements of SQL in a session that has the functions of {@link CourantExtensions}. */
public final class SqlSession {
  private static final String EXTENSIONS = "spark.sql.extensions";

  private SqlSession() {}

  /**
   * Carries statements out, one after the other, in one session.
   *
   * @param rows takes each row of each result as JSON
   * @param master Spark master, or null for the one that is set, else all cores of this machine
   * @throws IllegalArgumentException if a statement cannot be understood: what it names may be
   *     lacking
   */
  public static void run(List<String> statements, String master, Consumer<String> rows) {
    SparkConf conf = new SparkConf();
    if (master != null) {
      conf.setMaster(master);
    }
    try (SessionOnDemand session = new SessionOnDemand(withFunctions(conf))) {
      statements.forEach(statement -> run(session.get(), statement, rows));
    }
  }

  /** The same settings with the functions, beside whatever extensions there are. */
  static SparkConf withFunctions(SparkConf conf) {
    String own = CourantExtensions.class.getName();
    String others = conf.get(EXTENSIONS, "");
    return others.contains(own)
        ? conf
        : conf.clone().set(EXTENSIONS, others.isEmpty() ? own : others + "," + own);
  }

  static void run(SparkSession spark, String statement, Consumer<String> rows) {
    try {
      for (Iterator<String> json = spark.sql(statement).toJSON().toLocalIterator();
          json.hasNext(); ) {
        rows.accept(json.next());
      }
    } catch (Exception e) {
      // Scala does not declare what it throws.
      if (e instanceof AnalysisException) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
      throw e;
    }
  }
}
