package org.courant.spark;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
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
 * Keeps the key of {@code briefings} when a run appends: a briefing that the table has in one of
 * the run's languages is a reject. Other languages of it may be added.
 */
final class WrittenBriefings {
  /** What has to be known of the table. */
  static final StructType KEY =
      new StructType()
          .add(BriefingTables.text(BriefingTables.BRIEFING_ID))
          .add(BriefingTables.text(BriefingTables.LANG));

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
