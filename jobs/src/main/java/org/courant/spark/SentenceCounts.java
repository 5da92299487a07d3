package org.courant.spark;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.courant.briefing.Origin;

/**
 * What the distinct sentences of a run need.
 *
 * @param all distinct sentences
 * @param began those that needed the model when the body of work began
 * @param open those that need the model now
 * @param resumed those that a killed run of the same work had translated already
 */
record SentenceCounts(long all, long began, long open, long resumed) {
  /** Counts rows of {@link WorkTables#SENTENCES}. */
  static SentenceCounts of(Dataset<Row> sentences) {
    Column open = size(col(WorkTables.LANGUAGES)).gt(0);
    Column origins = transform(col(WorkTables.TARGETS), t -> t.getField(BriefingTables.ORIGIN));
    Column translated = array_contains(origins, Origin.TRANSLATED.label());
    Row counts =
        sentences
            .agg(
                count(lit(1)),
                count_if(col(Reuse.BEGAN)),
                count_if(open),
                count_if(open.equalTo(false).and(translated)))
            .head();
    return new SentenceCounts(
        counts.getLong(0), counts.getLong(1), counts.getLong(2), counts.getLong(3));
  }
}
