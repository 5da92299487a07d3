package org.courant.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.courant.translation.SegmentKey;

/**
 * Parts what the memory knows from what the model has to translate.
 *
 * <p>Shards are dealt over everything that was open when the body of work began, so that a run that
 * goes on after another was killed puts the rest into the very batches they would have been in.
 */
final class Reuse {
  /** Column: whether the sentence needed the model when the body of work began. */
  static final String BEGAN = "began";

  private Reuse() {}

  /**
   * Names a body of work: the sentences, languages and scope of a run, whatever its output.
   *
   * @param sentences rows of {@link WorkTables#DISTINCT}
   */
  static String work(Dataset<Row> sentences, List<String> languages, MemoryScope scope) {
    Row digest =
        sentences
            .agg(
                count(lit(1)),
                coalesce(bit_xor(xxhash64(col(WorkTables.KEY))), lit(0L)),
                coalesce(bit_xor(xxhash64(lit(1), col(WorkTables.KEY))), lit(0L)))
            .head();
    return SegmentKey.of(digest + " " + languages + " " + scope);
  }

  /**
   * Every sentence with what is known of it and what is open: {@link WorkTables#SENTENCES}.
   *
   * @param found the answer of {@link TranslationMemory#find}
   */
  static Dataset<Row> part(Dataset<Row> sentences, Dataset<Row> found, List<String> languages) {
    Column all = array(languages.stream().map(language -> lit(language)).toArray(Column[]::new));
    Column known = transform(targets(), target -> target.getField(BriefingTables.LANG));
    Column older = array_compact(coalesce(col(TranslationMemory.OLDER), strings()));
    Column open = array_except(all, known);
    Column began = array_except(all, older);
    // A person's targets may be all there is; the summary needs an embedding besides.
    Column embed = col(WorkTables.EMBEDDING).isNull().and(size(open).equalTo(0));
    Column asked = when(embed, array(lit(languages.get(0)))).otherwise(open);
    return sentences
        .join(found, new String[] {WorkTables.KEY}, "left")
        .select(
            col(WorkTables.KEY),
            col(WorkTables.SOURCE),
            asked.as(WorkTables.LANGUAGES),
            size(asked).gt(0).or(size(began).gt(0)).as(BEGAN),
            targets().as(WorkTables.TARGETS),
            coalesce(col(WorkTables.EMBEDDING), lit(new byte[0])).as(WorkTables.EMBEDDING));
  }

  private static Column targets() {
    return coalesce(col(WorkTables.TARGETS), array().cast(WorkTables.TARGET_LIST));
  }

  private static Column strings() {
    return array().cast("array<string>");
  }

  /** The sentences that need the model. */
  static Dataset<Row> open(Dataset<Row> sentences) {
    return sentences.where(size(col(WorkTables.LANGUAGES)).gt(0));
  }

  /** The sentences of which something is known, as {@link WorkTables#SENTENCE_TRANSLATIONS}. */
  static Dataset<Row> known(Dataset<Row> sentences) {
    return sentences
        .where(size(col(WorkTables.TARGETS)).gt(0))
        .select(
            col(WorkTables.KEY),
            col(WorkTables.TARGETS),
            col(WorkTables.EMBEDDING),
            col(WorkTables.TARGETS)
                .getItem(0)
                .getField(BriefingTables.SOURCE_TOKENS)
                .as(BriefingTables.SOURCE_TOKENS),
            lit(null).cast("string").as(WorkTables.FAILURE));
  }
}
