package org.courant.spark;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.any_value;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the model made of the sentences it was given.
 *
 * @param sentences sentences it was given
 * @param failed those that it failed on
 * @param failure the message of one of the failures, or null
 * @param targetTokens tokens of all targets
 */
record TranslationCounts(long sentences, long failed, String failure, long targetTokens) {
  /** Counts rows of {@link WorkTables#SENTENCE_TRANSLATIONS}. */
  static TranslationCounts of(Dataset<Row> translations) {
    Column tokens =
        aggregate(
            col(WorkTables.TARGETS),
            lit(0L),
            (all, target) -> all.plus(target.getField(BriefingTables.TARGET_TOKENS)));
    Row counts =
        translations
            .agg(
                count(lit(1)),
                count(col(WorkTables.FAILURE)),
                any_value(col(WorkTables.FAILURE), lit(true)),
                coalesce(sum(tokens), lit(0L)))
            .head();
    return new TranslationCounts(
        counts.getLong(0), counts.getLong(1), counts.getString(2), counts.getLong(3));
  }

  /** One bad text costs only itself; if all are bad, it is not the texts. */
  void requireSuccess() {
    if (sentences > 0 && failed == sentences) {
      throw new IllegalStateException(
          "Cannot translate: the model failed on every sentence: " + failure);
    }
  }
}
