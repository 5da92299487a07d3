package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.courant.briefing.Origin;

/**
 * What was translated before, as {@link MemoryTables} describes it. A target is used again for the
 * same source text, languages, model, settings and terms of the sentence; a person's target is used
 * whatever the model and the settings, and outranks every machine's.
 */
final class TranslationMemory {
  /** Column of {@link #find}: languages found that this body of work did not put there itself. */
  static final String OLDER = "older";

  /** The schema of what {@link #find} gives. */
  static final StructType FOUND =
      new StructType()
          .add(WorkTables.KEY, DataTypes.StringType, false)
          .add(WorkTables.TARGETS, WorkTables.TARGET_LIST, true)
          .add(OLDER, DataTypes.createArrayType(DataTypes.StringType), true)
          .add(WorkTables.EMBEDDING, DataTypes.BinaryType, true);

  private static final String HUMAN = Origin.HUMAN.label();

  private final SparkSession spark;
  private final MemoryFolder folder;
  private final MemoryScope scope;
  private final String work;

  /**
   * Opens a memory for one body of work.
   *
   * @param folder its folder, which need not exist
   * @param work names the body of work: its sentences, languages and scope. What a run that was
   *     killed has left of the same work counts as translated by this run, not as found
   */
  TranslationMemory(SparkSession spark, MemoryFolder folder, MemoryScope scope, String work) {
    this.spark = spark;
    this.folder = folder;
    this.scope = scope;
    this.work = work;
  }

  /** Where tasks put what they translate. */
  Waves waves(RunStamp stamp) {
    return new Waves(folder.path().toString(), scope, work, stamp);
  }

  /**
   * What is known of some sentences: a row for each with a target or an embedding, with the columns
   * {@code key}, {@code targets}, {@code embedding} and {@link #OLDER}.
   */
  Dataset<Row> find(Dataset<Row> sentences, List<String> languages) {
    Dataset<Row> keys = sentences.select(WorkTables.KEY);
    Dataset<Row> targets =
        best(withTerms(sentences, keys.join(usable(languages), MemoryTables.KEY), languages))
            .groupBy(WorkTables.KEY)
            .agg(
                collect_list(col("best.target")).as(WorkTables.TARGETS),
                collect_list(when(col("best.own"), null).otherwise(col("best.target.lang")))
                    .as(OLDER));
    return targets.join(embeddings(keys), new String[] {WorkTables.KEY}, "full_outer");
  }

  private Dataset<Row> usable(List<String> languages) {
    Column machine =
        col(MemoryTables.MODEL_SHA256)
            .equalTo(scope.modelSha256())
            .and(col(MemoryTables.SETTINGS_SHA256).equalTo(scope.settingsSha256()));
    return table(MemoryTables.TRANSLATIONS_FOLDER, MemoryTables.TRANSLATIONS)
        .where(col(MemoryTables.SOURCE_LANG).equalTo(scope.sourceLanguage()))
        .where(col(MemoryTables.TARGET_LANG).isin(languages.toArray()))
        .where(isHuman().or(machine));
  }

  /** Leaves out what a machine translated when the glossary asked something else of a sentence. */
  private Dataset<Row> withTerms(
      Dataset<Row> sentences, Dataset<Row> candidates, List<String> languages) {
    Dataset<Row> asked =
        scope.glossary().isEmpty()
            ? spark.createDataFrame(List.of(), AskedTerms.SCHEMA)
            : sentences
                .select(WorkTables.KEY, WorkTables.SOURCE)
                .flatMap(
                    new AskedTerms(scope.glossary(), scope.sourceLanguage(), languages),
                    Encoders.row(AskedTerms.SCHEMA));
    return candidates
        .join(asked, new String[] {MemoryTables.KEY, MemoryTables.TARGET_LANG}, "left")
        .where(isHuman().or(col(MemoryTables.GLOSSARY_SHA256).eqNullSafe(col(AskedTerms.ASKED))));
  }

  /** A person's target before a machine's; the last word of people, the first of machines. */
  private Dataset<Row> best(Dataset<Row> candidates) {
    Column age = unix_micros(col(MemoryTables.WRITTEN_AT));
    Column rank =
        struct(
            when(isHuman(), 0).otherwise(1),
            when(isHuman(), age.multiply(-1)).otherwise(age),
            col(MemoryTables.TARGET));
    Column own = col(MemoryTables.WORK).eqNullSafe(lit(work)).and(isHuman().equalTo(false));
    return candidates
        .groupBy(WorkTables.KEY, MemoryTables.TARGET_LANG)
        .agg(min_by(struct(target(own).as("target"), own.as("own")), rank).as("best"));
  }

  private Column target(Column own) {
    Column resumed = own.and(lit(!folder.isFinished(work)));
    return struct(
        col(MemoryTables.TARGET_LANG).as(BriefingTables.LANG),
        col(MemoryTables.TARGET).as("text"),
        col(MemoryTables.SCORE),
        col(MemoryTables.MEAN_LOG_PROBABILITY),
        col(BriefingTables.SOURCE_TOKENS),
        col(BriefingTables.TARGET_TOKENS),
        col(MemoryTables.TRUNCATED),
        when(isHuman(), HUMAN)
            .when(resumed, Origin.TRANSLATED.label())
            .otherwise(Origin.MEMORY.label())
            .as(BriefingTables.ORIGIN),
        col(BriefingTables.RUNG));
  }

  private static Column isHuman() {
    return col(MemoryTables.ORIGIN).equalTo(HUMAN);
  }

  private Dataset<Row> embeddings(Dataset<Row> keys) {
    Dataset<Row> usable =
        table(MemoryTables.EMBEDDINGS_FOLDER, MemoryTables.EMBEDDINGS)
            .where(col(MemoryTables.SOURCE_LANG).equalTo(scope.sourceLanguage()))
            .where(col(MemoryTables.MODEL_SHA256).equalTo(scope.modelSha256()))
            .where(col(MemoryTables.SETTINGS_SHA256).equalTo(scope.settingsSha256()));
    Column first = struct(col(MemoryTables.WRITTEN_AT), col(MemoryTables.WORK));
    return keys.join(usable, MemoryTables.KEY)
        .groupBy(WorkTables.KEY)
        .agg(min_by(MemoryTables.bytes(), first).as(WorkTables.EMBEDDING));
  }

  private Dataset<Row> table(String name, StructType schema) {
    return folder.has(name)
        ? spark.read().schema(schema).parquet(folder.table(name).toString())
        : spark.createDataFrame(List.of(), schema);
  }
}
