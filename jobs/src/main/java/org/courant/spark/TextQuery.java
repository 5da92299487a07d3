package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A query that translates by {@code translate_text} what a run translated, to be measured beside
 * it.
 *
 * @param texts folder of the texts, a Parquet table of {@code id} and {@code body}
 * @param languages BCP 47 tags of the targets
 * @param settings as of {@code spark.courant.*}, without the prefix
 */
public record TextQuery(String texts, List<String> languages, Map<String, String> settings) {
  public TextQuery {
    languages = List.copyOf(languages);
    settings = Map.copyOf(settings);
  }

  /**
   * Puts the source texts of a finished run into one file, as a user may have them: a briefing in a
   * row, its title in the first line, a paragraph in each line.
   *
   * @param tables the output folder of the run
   */
  public void keep(String tables) {
    try (SessionOnDemand session = new SessionOnDemand(conf())) {
      keep(session.get(), tables);
    }
  }

  void keep(SparkSession spark, String tables) {
    Column id = col(BriefingTables.BRIEFING_ID);
    Column paragraph = col("paragraph");
    Dataset<Row> lines =
        spark
            .read()
            .parquet(new Path(tables, BriefingTables.SEGMENTS_FOLDER).toString())
            .where(col(BriefingTables.LANG).equalTo(languages.get(0)))
            .groupBy(id, paragraph)
            .agg(joined(" ", col(BriefingTables.ORDINAL), col("source")).as("line"));
    lines
        .groupBy(id.as("id"))
        .agg(joined("\n", paragraph, col("line")).as("body"))
        .coalesce(1)
        .write()
        .parquet(texts);
  }

  private static Column joined(String separator, Column order, Column text) {
    Column sorted = sort_array(collect_list(struct(order.as("order"), text.as("text"))));
    return concat_ws(separator, sorted.getField("text"));
  }

  /** The query. */
  public String sql() {
    return languages.stream()
        .map(language -> "translate_text(body, '%s') AS `body_%s`".formatted(language, language))
        .collect(Collectors.joining(", ", "SELECT id, ", " FROM briefings"));
  }

  /**
   * Carries the query out in a session of its own, and writes what it gives to a folder.
   *
   * @param begins called when the session is open
   */
  public void run(String out, Runnable begins) {
    try (SessionOnDemand session = new SessionOnDemand(conf())) {
      SparkSession spark = session.get();
      begins.run();
      run(spark, out);
    }
  }

  void run(SparkSession spark, String out) {
    spark.read().parquet(texts).createOrReplaceTempView("briefings");
    spark.sql(sql()).write().parquet(out);
  }

  private SparkConf conf() {
    SparkConf conf = SqlSession.withFunctions(new SparkConf());
    settings.forEach((name, value) -> conf.set(Settings.PREFIX + name, value));
    return conf;
  }
}
