package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Map;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Commits complete tables in a format that keeps a log: readers see all the rows of a run at once.
 * Each commit bears the run's id and is made once, however often it is taken up again.
 *
 * @param publication the run, what becomes of what is there, and the format
 */
record TableCommits(SparkSession spark, Publication publication) {
  /** The run's id in the summary of an Iceberg snapshot. */
  private static final String RUN_ID = "courant.run-id";

  /**
   * Commits one table.
   *
   * @param name of the table
   * @param rows all its rows
   * @param path its folder
   * @param exists whether there is a table
   */
  void commit(String name, Dataset<Row> rows, String path, boolean exists) {
    if (exists && isCommitted(path)) {
      return;
    }
    String[] parts =
        rows.schema().getFieldIndex(BriefingTables.LANG).isDefined()
            ? new String[] {BriefingTables.LANG}
            : new String[0];
    DataFrameWriter<Row> writer =
        rows.write()
            .format(publication.format().label())
            .mode(exists ? mode(name) : SaveMode.ErrorIfExists)
            .options(options(name))
            .partitionBy(parts);
    switch (publication.format()) {
      case PARQUET, DELTA -> writer.save(path);
      case ICEBERG -> writer.saveAsTable(TableFormat.named(path));
    }
  }

  private SaveMode mode(String name) {
    return switch (publication.placement().paths().get(name)) {
      case ADD -> SaveMode.Append;
      case REPLACE -> SaveMode.Overwrite;
    };
  }

  private Map<String, String> options(String name) {
    return switch (publication.format()) {
      case PARQUET -> Map.of();
      case DELTA ->
          // Delta passes over a transaction of an application that it has in its log.
          Map.of(
              "txnAppId",
              "courant-" + publication.runId(),
              "txnVersion",
              "1",
              "overwriteSchema",
              String.valueOf(mode(name) == SaveMode.Overwrite));
      case ICEBERG -> Map.of("snapshot-property." + RUN_ID, publication.runId());
    };
  }

  private boolean isCommitted(String path) {
    return switch (publication.format()) {
      case PARQUET, DELTA -> false;
      case ICEBERG ->
          !spark
              .read()
              .table(TableFormat.named(path) + ".snapshots")
              .where(col("summary").getItem(RUN_ID).equalTo(lit(publication.runId())))
              .isEmpty();
    };
  }
}
