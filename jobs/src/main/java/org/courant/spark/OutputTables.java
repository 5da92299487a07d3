package org.courant.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.courant.briefing.Reject;
import org.courant.briefing.Stage;
import org.courant.page.ReviewSegment;
import org.courant.page.TermFigures;

/** Writes the tables of one run into its staging folder, and counts what lies there. */
final class OutputTables {
  /** Briefings in one file: some 50 MB. */
  private static final int BRIEFINGS_PER_FILE = 5_000;

  private static final org.apache.spark.sql.SaveMode APPEND = org.apache.spark.sql.SaveMode.Append;

  private static final Row NOTHING = RowFactory.create("", 0L, 0L, 0L);

  private final SparkSession spark;
  private final Staging staging;
  private final List<String> languages;

  OutputTables(SparkSession spark, Staging staging, List<String> languages) {
    this.spark = spark;
    this.staging = staging;
    this.languages = languages;
  }

  /** Writes all tables; rows lie in the order of briefing and ordinal. */
  void write(Dataset<Row> arrivals, Dataset<Row> localized) {
    writeRejects(rejects(arrivals).unionAll(rejects(localized)));
    Dataset<Row> written = localized.where(col(WorkTables.BRIEFING).isNotNull());
    int files = files(written.count() / languages.size());
    Dataset<Row> receipts =
        written
            .select(col(BriefingTables.LANG), explode(col(WorkTables.SEGMENTS)).as("segment"))
            .select(col(BriefingTables.LANG), col("segment.*"));
    writeByLanguage(receipts, files, BriefingTables.SEGMENTS_FOLDER, BriefingTables.ORDINAL);
    writeByLanguage(
        written.select(col(BriefingTables.LANG), col(WorkTables.BRIEFING + ".*")),
        files,
        BriefingTables.BRIEFINGS_FOLDER,
        BriefingTables.BRIEFING_ID);
  }

  /** How many files some briefings take in one language. */
  static int files(long briefings) {
    return Math.toIntExact(1 + briefings / BRIEFINGS_PER_FILE);
  }

  private static Dataset<Row> rejects(Dataset<Row> table) {
    return table.where(col(WorkTables.REJECT).isNotNull()).select(col(WorkTables.REJECT + ".*"));
  }

  /** Adds rejects to those that are staged. */
  void writeRejects(Dataset<Row> rejects) {
    rejects
        .coalesce(1)
        .sortWithinPartitions(BriefingTables.URI, BriefingTables.LINE, BriefingTables.ID)
        .write()
        .mode(APPEND)
        .parquet(staging.table(BriefingTables.REJECTS_FOLDER));
  }

  /** Adds rows to those that are staged, in some files for each language. */
  void writeByLanguage(Dataset<Row> rows, int files, String name, String order) {
    Column language = array_position(languageArray(), col(BriefingTables.LANG)).minus(1);
    Column file = pmod(xxhash64(col(BriefingTables.BRIEFING_ID)), lit(files));
    rows.repartitionById(languages.size() * files, language.multiply(files).plus(file).cast("int"))
        .sortWithinPartitions(BriefingTables.BRIEFING_ID, order)
        .write()
        .mode(APPEND)
        .partitionBy(BriefingTables.LANG)
        .parquet(staging.table(name));
  }

  private Column languageArray() {
    return array(languages.stream().map(language -> lit(language)).toArray(Column[]::new));
  }

  /** The first rejects in the order of the table. */
  List<Reject> firstRejects(int limit) {
    return all(BriefingTables.REJECTS_FOLDER)
        .orderBy(BriefingTables.URI, BriefingTables.LINE, BriefingTables.ID)
        .limit(limit)
        .collectAsList()
        .stream()
        .map(BriefingTables::reject)
        .toList();
  }

  /** Rejects by reason. */
  Map<String, Long> rejects() {
    return counted(all(BriefingTables.REJECTS_FOLDER).groupBy(BriefingTables.REASON).count());
  }

  /** Ids of the briefings that became rejects after they were segmented. */
  Dataset<Row> lateRejects() {
    return all(BriefingTables.REJECTS_FOLDER)
        .where(col(BriefingTables.STAGE).equalTo(Stage.TRANSLATE.label()))
        .select(BriefingTables.ID);
  }

  /** Tags of the languages of the tables. */
  List<String> languages() {
    return languages;
  }

  /** Everything that a report says of the segments. */
  SegmentTally segmentTally() {
    return SegmentTally.of(all(BriefingTables.SEGMENTS_FOLDER));
  }

  /** What the written tables hold, by language. */
  Map<String, LanguageCounts> counts(SegmentTally segments) {
    Map<String, Row> briefings = briefingTotals();
    Map<String, LanguageCounts> counts = new LinkedHashMap<>();
    for (String language : languages) {
      Row row = briefings.getOrDefault(language, NOTHING);
      counts.put(
          language,
          segments.language(language).counts(row.getLong(1), row.getLong(2), row.getLong(3)));
    }
    return counts;
  }

  /** What became of the glossary's terms, by language. */
  Map<String, List<TermFigures>> glossaryUse(SegmentTally segments) {
    Map<String, List<TermFigures>> uses = new LinkedHashMap<>();
    languages.forEach(language -> uses.put(language, segments.language(language).glossary()));
    return uses;
  }

  /**
   * Whether they need review, by the ids of briefings: those that do first, the least confident
   * first among them. As many as have a number of segments together, but one at least.
   */
  Map<String, Boolean> mostDoubtful(String language, int segments) {
    Map<String, Boolean> briefings = new LinkedHashMap<>();
    long sum = 0;
    for (Row row :
        all(BriefingTables.BRIEFINGS_FOLDER)
            .where(col(BriefingTables.LANG).equalTo(language))
            .orderBy(
                col(BriefingTables.NEEDS_REVIEW).desc(),
                col(BriefingTables.CONFIDENCE),
                col(BriefingTables.BRIEFING_ID))
            .select(
                BriefingTables.BRIEFING_ID,
                BriefingTables.NEEDS_REVIEW,
                BriefingTables.SEGMENT_COUNT)
            .limit(segments)
            .collectAsList()) {
      sum += row.getInt(2);
      if (sum > segments && !briefings.isEmpty()) {
        break;
      }
      briefings.put(row.getString(0), row.getBoolean(1));
    }
    return briefings;
  }

  /** The segments of some briefings in their order, by briefing, up to a number of them. */
  Map<String, List<ReviewSegment>> reviewSegments(
      String language, List<String> briefings, int limit) {
    Dataset<Row> wanted =
        spark.createDataset(briefings, Encoders.STRING()).toDF(BriefingTables.BRIEFING_ID);
    Map<String, List<ReviewSegment>> segments = new HashMap<>();
    for (Row row :
        all(BriefingTables.SEGMENTS_FOLDER)
            .where(col(BriefingTables.LANG).equalTo(language))
            .join(broadcast(wanted), new String[] {BriefingTables.BRIEFING_ID}, "left_semi")
            .orderBy(BriefingTables.BRIEFING_ID, BriefingTables.ORDINAL)
            .limit(limit)
            .collectAsList()) {
      segments
          .computeIfAbsent(row.getAs(BriefingTables.BRIEFING_ID), id -> new ArrayList<>())
          .add(BriefingTables.review(row));
    }
    return segments;
  }

  /** Briefings, their claimed segments, and how many of them need review. */
  private Map<String, Row> briefingTotals() {
    Map<String, Row> rows = new TreeMap<>();
    all(BriefingTables.BRIEFINGS_FOLDER)
        .groupBy(BriefingTables.LANG)
        .agg(
            count(lit(1)),
            coalesce(sum(col(BriefingTables.SEGMENT_COUNT)), lit(0L)),
            count_if(col(BriefingTables.NEEDS_REVIEW)))
        .collectAsList()
        .forEach(row -> rows.put(row.getString(0), row));
    return rows;
  }

  private static Map<String, Long> counted(Dataset<Row> groups) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : groups.collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  /** All rows of one of the {@link OutputFolder#TABLES}. */
  Dataset<Row> all(String name) {
    return spark.read().schema(BriefingTables.columns(name)).parquet(staging.table(name));
  }
}
