package org.courant.spark;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Stage;

/**
 * Keeps the key of {@code briefings}. When a run appends, a briefing that the table has in one of
 * the run's languages is a reject; other languages of it may be added. When a run wants only what
 * is new, a briefing that the table has unchanged in all of them is passed over.
 */
final class WrittenBriefings {
  private static final String SOURCE = "source_sha256";
  private static final String MODEL = "model_sha256";
  private static final String SETTINGS = "settings_sha256";

  /** What has to be known of the table. */
  static final StructType KEY =
      new StructType()
          .add(BriefingTables.text(BriefingTables.BRIEFING_ID))
          .add(BriefingTables.text(BriefingTables.LANG));

  /** What has to be known of the table to tell what is unchanged. */
  static final StructType VERSION =
      KEY.add(BriefingTables.text(SOURCE))
          .add(BriefingTables.text(MODEL))
          .add(BriefingTables.text(SETTINGS));

  private static final String WRITTEN = "written";

  private WrittenBriefings() {}

  /** The same arrivals, with a reject in the place of every briefing that is there. */
  static Dataset<Row> reject(
      Dataset<Row> arrivals, Dataset<Row> briefings, List<String> languages) {
    Column list = array_join(sort_array(collect_set(col(BriefingTables.LANG))), ", ");
    Dataset<Row> written =
        briefings
            .where(col(BriefingTables.LANG).isin(languages.toArray()))
            .groupBy(col(BriefingTables.BRIEFING_ID).as(WorkTables.ID))
            .agg(list.as(WRITTEN));
    Column there = col(WorkTables.BRIEFING).isNotNull().and(col(WRITTEN).isNotNull());
    return arrivals
        .join(written, new String[] {WorkTables.ID}, "left")
        .select(
            col(WorkTables.URI),
            col(WorkTables.POSITION),
            col(WorkTables.ID),
            when(there, null).otherwise(col(WorkTables.BRIEFING)).as(WorkTables.BRIEFING),
            when(there, already()).otherwise(col(WorkTables.REJECT)).as(WorkTables.REJECT));
  }

  /**
   * The same arrivals, with neither a briefing nor a reject in the place of every briefing that the
   * table has in all languages, made of the same bytes by the same model and settings.
   */
  static Dataset<Row> passOver(
      Dataset<Row> arrivals, Dataset<Row> briefings, List<String> languages, RunStamp stamp) {
    Dataset<Row> written =
        briefings
            .where(col(BriefingTables.LANG).isin(languages.toArray()))
            .where(col(MODEL).equalTo(stamp.modelSha256()))
            .where(col(SETTINGS).equalTo(stamp.settingsSha256()))
            .groupBy(col(BriefingTables.BRIEFING_ID).as(WorkTables.ID), col(SOURCE).as(WRITTEN))
            .agg(countDistinct(col(BriefingTables.LANG)).as(WorkTables.LANGUAGES))
            .where(col(WorkTables.LANGUAGES).equalTo(languages.size()))
            .select(WorkTables.ID, WRITTEN);
    Column unchanged = col(WorkTables.BRIEFING + "." + SOURCE).eqNullSafe(col(WRITTEN));
    return arrivals
        .join(written, new String[] {WorkTables.ID}, "left")
        .select(
            col(WorkTables.URI),
            col(WorkTables.POSITION),
            col(WorkTables.ID),
            when(col(WRITTEN).isNotNull().and(unchanged), null)
                .otherwise(col(WorkTables.BRIEFING))
                .as(WorkTables.BRIEFING),
            col(WorkTables.REJECT));
  }

  private static Column already() {
    return struct(
        col(WorkTables.URI).as(BriefingTables.URI),
        col(WorkTables.ID).as(BriefingTables.ID),
        lit(null).cast("long").as(BriefingTables.LINE),
        lit(Stage.READ.label()).as(BriefingTables.STAGE),
        lit(RejectReason.ALREADY_WRITTEN.name()).as(BriefingTables.REASON),
        concat(
                lit("id "),
                col(WorkTables.ID),
                lit(" is in the table already, in "),
                col(WRITTEN),
                lit("; use --mode overwrite to replace the table"))
            .as(BriefingTables.DETAIL));
  }
}
