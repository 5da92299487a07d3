package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.courant.briefing.Stage;
import org.courant.corpus.Document;
import org.courant.translation.BriefingSegmenter;
import org.courant.translation.CleanedDocument;
import org.courant.translation.DocumentCleaner;

/**
 * Translates a corpus of briefings into tables:
 *
 * <p>read → clean → segment → reuse → batch → tokenize → encode → search → detokenize → check →
 * assemble → summarize → write.
 *
 * <p>Every step gives results and rejects. The model meets every distinct sentence once; results
 * join back by key. The tables say the same whatever the number of partitions and cores.
 */
final class TranslateBriefings {
  private final SparkSession spark;
  private final JobOptions options;
  private final ModelLocation model;
  private final Ladder ladder;
  private final RunStamp stamp;
  private final Staging staging;
  private final RunListener listener;

  TranslateBriefings(
      SparkSession spark,
      JobOptions options,
      ModelLocation model,
      Ladder ladder,
      RunStamp stamp,
      Staging staging,
      RunListener listener) {
    this.spark = spark;
    this.options = options;
    this.model = model;
    this.ladder = ladder;
    this.stamp = stamp;
    this.staging = staging;
    this.listener = listener;
  }

  /** Takes files through every step; complete tables lie in the staging folder afterwards. */
  RunTally run(List<InputFile> files) {
    StageClock clock = new StageClock(listener);
    clock.time("load", this::load);
    Dataset<Row> arrivals = clock.time("read, clean, segment", () -> segment(clean(read(files))));
    Dataset<Row> sentences = clock.time("reuse", () -> reuse(arrivals));
    Dataset<Row> translations =
        clock.time(RunTally.TRANSLATE, () -> translate(batch(sentences), sentences.count()));
    Dataset<Row> localized =
        clock.time("check, assemble, summarize", () -> localize(arrivals, translations));
    OutputTables tables = clock.time("write", () -> write(arrivals, localized));
    return RunTally.of(arrivals, translations, tables, clock.seconds());
  }

  /** A bundle that cannot load stops the run here; on a cluster it stops the first task. */
  private ModelLocation load() {
    if (spark.sparkContext().isLocal()) {
      ExecutorModels.translator(model);
    }
    return model;
  }

  private JavaRDD<Arrival<Document>> read(List<InputFile> files) {
    return new Corpus(spark, options.read()).read(files);
  }

  private static JavaRDD<Arrival<CleanedDocument>> clean(JavaRDD<Arrival<Document>> documents) {
    return documents.mapPartitions(
        arrivals -> {
          DocumentCleaner cleaner = new DocumentCleaner();
          return mapped(arrivals, arrival -> arrival.then(Stage.CLEAN, cleaner::clean));
        });
  }

  private Dataset<Row> segment(JavaRDD<Arrival<CleanedDocument>> documents) {
    String language = options.sourceLanguage();
    ModelLocation location = model;
    JavaRDD<Row> rows =
        documents.mapPartitions(
            arrivals -> {
              BriefingSegmenter segmenter =
                  new BriefingSegmenter(language, ExecutorModels.sourceLimit(location));
              return mapped(
                  arrivals,
                  arrival -> WorkTables.arrival(arrival.then(Stage.SEGMENT, segmenter::segment)));
            });
    Dataset<Row> arrivals = spark.createDataFrame(rows, WorkTables.ARRIVALS);
    return kept("arrivals", DuplicateIds.reject(arrivals), WorkTables.ARRIVALS);
  }

  /** Each distinct sentence once. */
  private Dataset<Row> reuse(Dataset<Row> arrivals) {
    Dataset<Row> sentences =
        WorkTables.sentences(arrivals)
            .select("segment." + WorkTables.KEY, "segment." + WorkTables.SOURCE)
            .dropDuplicates(WorkTables.KEY);
    return kept("sentences", sentences, WorkTables.SENTENCES);
  }

  private Dataset<Row> batch(Dataset<Row> sentences) {
    return Shards.of(sentences.count()).deal(sentences, options.partitions());
  }

  /** Tokenize → encode → search → detokenize; the result is kept, so that it happens once. */
  private Dataset<Row> translate(Dataset<Row> batches, long total) {
    try (ProgressMeter meter = new ProgressMeter(spark, listener, total)) {
      TranslateShards task =
          new TranslateShards(
              model,
              options.sourceLanguage(),
              options.languages(),
              options.generation(),
              options.batchTokens(),
              ladder,
              meter.sentences(),
              meter.targetTokens());
      Dataset<Row> translations =
          batches.mapPartitions(task, Encoders.row(WorkTables.SENTENCE_TRANSLATIONS));
      return requireSuccess(kept("translations", translations, WorkTables.SENTENCE_TRANSLATIONS));
    }
  }

  /** One bad text costs only itself; if all are bad, it is not the texts. */
  private static Dataset<Row> requireSuccess(Dataset<Row> translations) {
    if (!translations.isEmpty() && translations.where(col(WorkTables.FAILURE).isNull()).isEmpty()) {
      String failure = translations.select(WorkTables.FAILURE).head().getString(0);
      throw new IllegalStateException(
          "Cannot translate: the model failed on every sentence: " + failure);
    }
    return translations;
  }

  /** Check → assemble → summarize; translations join back by key, never by position. */
  private Dataset<Row> localize(Dataset<Row> arrivals, Dataset<Row> translations) {
    Dataset<Row> own =
        WorkTables.sentences(arrivals)
            .select(col(WorkTables.ID), col("segment." + WorkTables.KEY))
            .distinct()
            .join(translations, WorkTables.KEY)
            .groupBy(WorkTables.ID)
            .agg(collect_list(WorkTables.translationStruct()).as(WorkTables.TRANSLATIONS));
    Dataset<Row> localized =
        arrivals
            .where(col(WorkTables.BRIEFING).isNotNull())
            .join(own, new String[] {WorkTables.ID}, "left")
            .select(col(WorkTables.BRIEFING), col(WorkTables.TRANSLATIONS))
            .flatMap(
                new Desk(options.languages(), options.summarySentences(), stamp),
                Encoders.row(WorkTables.LOCALIZED));
    return kept("localized", localized, WorkTables.LOCALIZED);
  }

  private OutputTables write(Dataset<Row> arrivals, Dataset<Row> localized) {
    OutputTables tables = new OutputTables(spark, staging, options.languages());
    tables.write(arrivals, localized);
    return tables;
  }

  /** Carries a step out and keeps its result, so that later steps read it instead of redoing it. */
  private Dataset<Row> kept(String name, Dataset<Row> table, StructType schema) {
    table.write().parquet(staging.work(name));
    return spark.read().schema(schema).parquet(staging.work(name));
  }

  private static <T, R> Iterator<R> mapped(Iterator<T> items, Function<T, R> step) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false)
        .map(step)
        .iterator();
  }
}
