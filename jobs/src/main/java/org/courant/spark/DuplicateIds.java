package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Stage;

/** Keeps the first briefing of an id, by URI and position in the file; the others are rejects. */
final class DuplicateIds {
  private static final String NTH = "nth";
  private static final String FIRST_URI = "first_uri";

  private DuplicateIds() {}

  /** The same arrivals, with a reject in the place of every second briefing of an id. */
  static Dataset<Row> reject(Dataset<Row> arrivals) {
    Column repeated = col(WorkTables.ID).isNotNull().and(col(NTH).gt(1));
    return arrivals
        .withColumn(NTH, row_number().over(sameId()))
        .withColumn(FIRST_URI, first(col(WorkTables.URI)).over(sameId()))
        .select(
            col(WorkTables.URI),
            col(WorkTables.POSITION),
            col(WorkTables.ID),
            when(repeated, null).otherwise(col(WorkTables.BRIEFING)).as(WorkTables.BRIEFING),
            when(repeated, duplicate()).otherwise(col(WorkTables.REJECT)).as(WorkTables.REJECT));
  }

  /** Records that never got an id are each alone. */
  private static WindowSpec sameId() {
    Column alone =
        when(
            col(WorkTables.ID).isNull(),
            concat(col(WorkTables.URI), lit("#"), col(WorkTables.POSITION)));
    return Window.partitionBy(col(WorkTables.ID), alone)
        .orderBy(col(WorkTables.URI), col(WorkTables.POSITION));
  }

  private static Column duplicate() {
    return struct(
        col(WorkTables.URI).as(BriefingTables.URI),
        col(WorkTables.ID).as(BriefingTables.ID),
        lit(null).cast("long").as(BriefingTables.LINE),
        lit(Stage.READ.label()).as(BriefingTables.STAGE),
        lit(RejectReason.DUPLICATE_ID.name()).as(BriefingTables.REASON),
        concat(lit("id "), col(WorkTables.ID), lit(" came first from "), col(FIRST_URI))
            .as(BriefingTables.DETAIL));
  }
}
