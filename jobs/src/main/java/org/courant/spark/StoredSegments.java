package org.courant.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.courant.briefing.Origin;

/** The table of segments that runs left in a folder, for readers. */
public final class StoredSegments {
  private final String folder;
  private final Dataset<Row> table;
  private final TreeSet<String> all;

  StoredSegments(SparkSession spark, TableFormat format, String folder, Path path) {
    this.folder = folder;
    this.table =
        format.read(spark, path.toString(), BriefingTables.columns(BriefingTables.SEGMENTS_FOLDER));
    this.all =
        new TreeSet<>(
            table.select(BriefingTables.LANG).distinct().as(Encoders.STRING()).collectAsList());
  }

  /**
   * Opens the segments of a folder, does something with them, and stops Spark.
   *
   * @param day of tables by date, the day whose segments are wanted
   * @param master Spark master, or null for all cores of this machine
   * @throws IllegalArgumentException if the folder holds none, or none of the day
   */
  public static <T> T with(String folder, LocalDate day, String master, Work<T> work)
      throws IOException {
    return new StoredTable(folder, BriefingTables.SEGMENTS_FOLDER, day)
        .with(
            master,
            (spark, format, path) -> work.on(new StoredSegments(spark, format, folder, path)));
  }

  /** The languages there are, sorted; all of those asked for must be among them. */
  public List<String> languages(List<String> asked) {
    return StoredTable.languages(folder, all, asked);
  }

  /**
   * Does something with each segment of a language that had something to translate, in no order,
   * one part of the table in memory at a time.
   */
  public void forEach(String language, Consumer<Text> action) {
    table
        .where(col(BriefingTables.LANG).equalTo(language))
        .where(col(BriefingTables.ORIGIN).notEqual(Origin.COPIED.label()))
        .select(BriefingTables.SOURCE, BriefingTables.TARGET, BriefingTables.ORIGIN)
        .toLocalIterator()
        .forEachRemaining(row -> action.accept(text(row)));
  }

  private static Text text(Row row) {
    boolean translated = !row.getString(2).equals(Origin.FALLBACK.label());
    return new Text(row.getString(0), row.getString(1), translated);
  }

  /**
   * What stands in a row.
   *
   * @param source text of the segment
   * @param target text in the other language, or the source where nothing else was of use
   * @param translated whether something else was
   */
  public record Text(String source, String target, boolean translated) {}

  /** Something done with segments. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T on(StoredSegments segments) throws IOException;
  }
}
