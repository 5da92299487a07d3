package org.courant.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a corpus had.
 *
 * @param read records found
 * @param unchanged briefings that were passed over, as the tables have them unchanged
 * @param segments segments cut from the briefings that came out in the end
 */
record ArrivalCounts(long read, long unchanged, long segments) {
  private static final String LATE = "late";

  /**
   * Counts rows of {@link WorkTables#ARRIVALS}.
   *
   * @param rejected the column {@code id} of the briefings among them that became rejects later
   */
  static ArrivalCounts of(Dataset<Row> arrivals, Dataset<Row> rejected) {
    Column passedOver = col(WorkTables.BRIEFING).isNull().and(col(WorkTables.REJECT).isNull());
    Column cut = size(col(WorkTables.BRIEFING + "." + WorkTables.SEGMENTS));
    Column kept = col(WorkTables.BRIEFING).isNotNull().and(col(LATE).isNull());
    Row counts =
        arrivals
            .join(rejected.withColumn(LATE, lit(true)), new String[] {WorkTables.ID}, "left")
            .agg(count(lit(1)), count_if(passedOver), coalesce(sum(when(kept, cut)), lit(0L)))
            .head();
    return new ArrivalCounts(counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }
}
