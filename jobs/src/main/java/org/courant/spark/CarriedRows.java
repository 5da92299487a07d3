package org.courant.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Carries the rows of earlier runs into the staging folder of a run that replaces only what is new,
 * so that the partitions it touches are whole when they take the place of the old ones.
 */
final class CarriedRows {
  private final SparkSession spark;
  private final Staging staging;
  private final List<String> languages;

  CarriedRows(SparkSession spark, Staging staging, List<String> languages) {
    this.spark = spark;
    this.staging = staging;
    this.languages = languages;
  }

  /**
   * Adds what earlier runs wrote: rows of all briefings but those that this run has written, and
   * rejects of all files but those that it has read.
   *
   * @param files what it has read
   * @throws IllegalStateException if a row would be lost or doubled
   */
  void carry(List<InputFile> files) {
    carryRejects(files);
    if (!staged(BriefingTables.BRIEFINGS_FOLDER, WrittenBriefings.KEY).isEmpty()) {
      carryBriefings();
    }
  }

  private void carryRejects(List<InputFile> files) {
    Optional<Dataset<Row>> published =
        published(BriefingTables.REJECTS_FOLDER, BriefingTables.REJECTS);
    Dataset<Row> read =
        spark
            .createDataset(files.stream().map(InputFile::uri).toList(), Encoders.STRING())
            .toDF(BriefingTables.URI);
    published
        .map(rows -> rows.join(read, new String[] {BriefingTables.URI}, "left_anti"))
        .ifPresent(new OutputTables(spark, staging, languages)::writeRejects);
  }

  private void carryBriefings() {
    Dataset<Row> written = staged(BriefingTables.BRIEFINGS_FOLDER, WrittenBriefings.KEY);
    Optional<Dataset<Row>> keys = published(BriefingTables.BRIEFINGS_FOLDER, WrittenBriefings.KEY);
    if (keys.isEmpty()) {
      return;
    }
    long all = keys.get().union(written).distinct().count();
    int files = OutputTables.files(all / languages.size());
    carry(written, files, BriefingTables.SEGMENTS_FOLDER, BriefingTables.ORDINAL);
    carry(written, files, BriefingTables.BRIEFINGS_FOLDER, BriefingTables.BRIEFING_ID);
    requireBalance(all);
  }

  private void carry(Dataset<Row> written, int files, String table, String order) {
    Dataset<Row> ids = written.select(BriefingTables.BRIEFING_ID).distinct();
    published(table, BriefingTables.columns(table))
        .map(rows -> rows.join(ids, new String[] {BriefingTables.BRIEFING_ID}, "left_anti"))
        .ifPresent(
            rows ->
                new OutputTables(spark, staging, languages)
                    .writeByLanguage(rows, files, table, order));
  }

  private void requireBalance(long all) {
    StructType counted =
        WrittenBriefings.KEY.add(
            BriefingTables.column(BriefingTables.SEGMENT_COUNT, DataTypes.IntegerType));
    Dataset<Row> briefings = staged(BriefingTables.BRIEFINGS_FOLDER, counted);
    long rows = briefings.count();
    long claimed =
        briefings.agg(coalesce(sum(col(BriefingTables.SEGMENT_COUNT)), lit(0L))).head().getLong(0);
    long segments = staged(BriefingTables.SEGMENTS_FOLDER, WrittenBriefings.KEY).count();
    if (rows != all || claimed != segments) {
      throw new IllegalStateException(
          "Cannot publish, the counts differ: with the rows of earlier runs %d briefings expected, %d there; %d segments claimed by them, %d there"
              .formatted(all, rows, claimed, segments));
    }
  }

  private Dataset<Row> staged(String table, StructType schema) {
    return spark.read().schema(schema).parquet(staging.table(table));
  }

  /** Rows of the run's languages that earlier runs published. */
  private Optional<Dataset<Row>> published(String table, StructType schema) {
    return staging
        .published(table)
        .map(path -> spark.read().schema(schema).parquet(path))
        .map(
            rows ->
                schema.getFieldIndex(BriefingTables.LANG).isEmpty()
                    ? rows
                    : rows.where(col(BriefingTables.LANG).isin(languages.toArray())));
  }
}
