package org.courant.spark;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource$;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;

/**
 * How a run leaves its tables. Parquet comes with Spark; the others are data sources that the user
 * brings along, and keep a log of commits in the table's folder.
 */
public enum TableFormat {
  /** Files, moved into place by renames. */
  PARQUET(""),
  /** <a href="https://docs.delta.io">Delta Lake</a>, tables named by their paths. */
  DELTA("io.delta:delta-spark"),
  /**
   * <a href="https://iceberg.apache.org">Apache Iceberg</a>, tables of a Hadoop catalog whose
   * warehouse is the output folder; it needs a file system with atomic renames.
   */
  ICEBERG("org.apache.iceberg:iceberg-spark-runtime");

  private static final String EXTENSIONS = "spark.sql.extensions";
  private static final String SESSION_CATALOG = "spark.sql.catalog.spark_catalog";

  /** The catalog of an output folder; Iceberg makes no tables by their paths alone. */
  private static final String CATALOG = "courant";

  private static final String ICEBERG_CATALOG = "spark.sql.catalog." + CATALOG;

  private final String artifact;

  TableFormat(String artifact) {
    this.artifact = artifact;
  }

  /** The name of the option's value and of Spark's data source. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Refuses a format whose data source is not on the class path. */
  void requireSource() {
    switch (this) {
      case PARQUET -> {}
      case DELTA, ICEBERG -> lookUp();
    }
  }

  private void lookUp() {
    try {
      DataSource$.MODULE$.lookupDataSource(label(), SQLConf.get());
    } catch (Exception e) {
      // Scala does not declare what it throws.
      if (e instanceof ClassNotFoundException) {
        throw new IllegalArgumentException(
            "Invalid table-format: %s, Spark has no such data source here; bring it with spark-submit --packages %s:VERSION, or its jars with COURANT_CLASSPATH"
                .formatted(label(), coordinates()),
            e);
      }
      throw e;
    }
  }

  /** Both projects name their artifacts by the lines of Spark and Scala they are made for. */
  private String coordinates() {
    String line = org.apache.spark.package$.MODULE$.SPARK_VERSION().replaceFirst("\\.\\d+$", "");
    return switch (this) {
      case PARQUET -> artifact;
      case DELTA -> artifact + "_" + line + "_2.13";
      case ICEBERG -> artifact + "-" + line + "_2.13";
    };
  }

  /**
   * The same settings, with those that the format needs where they are open.
   *
   * @param folder the folder of the tables, with its scheme
   */
  SparkConf completed(SparkConf conf, String folder) {
    SparkConf completed = conf.clone();
    switch (this) {
      case PARQUET -> {}
      case DELTA -> {
        String extension = "io.delta.sql.DeltaSparkSessionExtension";
        String extensions = conf.get(EXTENSIONS, "");
        if (!extensions.contains(extension)) {
          completed.set(
              EXTENSIONS, extensions.isEmpty() ? extension : extensions + "," + extension);
        }
        completed.setIfMissing(SESSION_CATALOG, "org.apache.spark.sql.delta.catalog.DeltaCatalog");
      }
      case ICEBERG ->
          completed
              .set(ICEBERG_CATALOG, "org.apache.iceberg.spark.SparkCatalog")
              .set(ICEBERG_CATALOG + ".type", "hadoop")
              .set(ICEBERG_CATALOG + ".warehouse", folder)
              // Another run may add to a table while this session is open.
              .set(ICEBERG_CATALOG + ".cache-enabled", "false");
    }
    return completed;
  }

  /** The format of the table in a folder, if there is a folder. */
  static Optional<TableFormat> of(FileSystem fileSystem, Path table) throws IOException {
    if (!fileSystem.exists(table)) {
      return Optional.empty();
    }
    for (TableFormat format : values()) {
      if (format.hasLog(fileSystem, table)) {
        return Optional.of(format);
      }
    }
    return Optional.of(PARQUET);
  }

  /** Whether a folder holds the log of this format, hence a table. */
  boolean hasLog(FileSystem fileSystem, Path table) throws IOException {
    return switch (this) {
      case PARQUET -> false;
      case DELTA -> fileSystem.exists(new Path(table, "_delta_log"));
      case ICEBERG -> {
        FileStatus[] versions = fileSystem.globStatus(new Path(table, "metadata/v*.metadata.json"));
        yield versions != null && versions.length > 0;
      }
    };
  }

  /** The name in its catalog of an Iceberg table with a path. */
  static String named(String path) {
    return CATALOG + "." + new Path(path).getName();
  }

  /** Columns of a table by its path. */
  Dataset<Row> read(SparkSession spark, String path, StructType columns) {
    Column[] selected = Stream.of(columns.fieldNames()).map(functions::col).toArray(Column[]::new);
    return switch (this) {
      case PARQUET -> spark.read().schema(columns).parquet(path);
      case DELTA -> spark.read().format(label()).load(path).select(selected);
      case ICEBERG -> spark.read().table(named(path)).select(selected);
    };
  }
}
