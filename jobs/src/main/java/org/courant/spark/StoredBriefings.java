package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.try_to_date;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.courant.newsletter.IssueBriefing;

/** The table of briefings that runs left in a folder, for readers. */
public final class StoredBriefings {
  private static final String PUBLISHED = "published";
  private static final String ISO_DATE = "yyyy-MM-dd";
  private static final int ISO_DATE_LENGTH = 10;

  private final String folder;
  private final Dataset<Row> table;
  private final TreeMap<String, Long> passed = new TreeMap<>();
  private final TreeMap<String, Long> all = new TreeMap<>();

  StoredBriefings(SparkSession spark, TableFormat format, String folder, Path path) {
    this.folder = folder;
    this.table =
        format.read(
            spark, path.toString(), BriefingTables.columns(BriefingTables.BRIEFINGS_FOLDER));
    for (Row row :
        table
            .groupBy(BriefingTables.LANG)
            .agg(count(lit(1)), count(when(not(col(BriefingTables.NEEDS_REVIEW)), lit(1))))
            .collectAsList()) {
      all.put(row.getString(0), row.getLong(1));
      passed.put(row.getString(0), row.getLong(2));
    }
  }

  /**
   * Opens the briefings of a folder, does something with them, and stops Spark.
   *
   * @param day of tables by date, the day whose briefings are wanted
   * @throws IllegalArgumentException if the folder holds none, or none of the day
   */
  public static <T> T with(String folder, LocalDate day, String master, Work<T> work)
      throws IOException {
    return new StoredTable(folder, BriefingTables.BRIEFINGS_FOLDER, day)
        .with(
            master,
            (spark, format, path) -> work.on(new StoredBriefings(spark, format, folder, path)));
  }

  /** Something done with briefings. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T on(StoredBriefings briefings) throws IOException;
  }

  /** The languages there are, sorted; all of those asked for must be among them. */
  public List<String> languages(List<String> asked) {
    return StoredTable.languages(folder, all.navigableKeySet(), asked);
  }

  /**
   * Briefings of one language for an issue.
   *
   * @param chosen those that are printed, in their order
   * @param passed how many pass review
   * @param all how many there are
   */
  public record Choice(List<IssueBriefing> chosen, long passed, long all) {
    public Choice {
      chosen = List.copyOf(chosen);
    }
  }

  /**
   * Chooses briefings: the latest first, by the day in the metadata field {@code published}, and
   * among those of one day, or without one, by their ids.
   *
   * @param includeFlagged whether those that need review are among them
   * @param most how many
   */
  public Choice choose(String language, boolean includeFlagged, int most) {
    Dataset<Row> rows = table.where(col(BriefingTables.LANG).equalTo(language));
    if (!includeFlagged) {
      rows = rows.where(not(col(BriefingTables.NEEDS_REVIEW)));
    }
    List<IssueBriefing> chosen =
        rows
            .select(BriefingTables.ISSUE_COLUMNS.toArray(Column[]::new))
            .orderBy(day().desc_nulls_last(), col(BriefingTables.BRIEFING_ID).asc())
            .limit(most)
            .collectAsList()
            .stream()
            .map(BriefingTables::issueBriefing)
            .toList();
    return new Choice(chosen, passed.get(language), all.get(language));
  }

  private static Column day() {
    Column text = col(BriefingTables.METADATA_FIELDS).getItem(PUBLISHED);
    return try_to_date(substring(text, 1, ISO_DATE_LENGTH), ISO_DATE);
  }
}
