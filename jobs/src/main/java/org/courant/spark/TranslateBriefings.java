package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
import org.courant.translation.Confidence;
import org.courant.translation.DocumentCleaner;

/**
 * Translates a corpus of briefings into tables:
 *
 * <p>read → clean → segment → reuse → batch → tokenize → encode → search → detokenize → check →
 * assemble → summarize → write.
 *
 * <p>A model that writes summaries does so before reuse, so that what it writes is translated like
 * the segments.
 *
 * <p>Every step gives results and rejects. The model meets every distinct sentence that the memory
 * lacks once; results join back by key. The tables say the same whatever the number of partitions
 * and cores.
 */
final class TranslateBriefings {
  private final SparkSession spark;
  private final JobOptions options;
  private final ModelLocation model;
  private final Optional<ModelLocation> summarizer;
  private final Ladder ladder;
  private final Confidence confidence;
  private final RunStamp stamp;
  private final Staging staging;
  private final RunListener listener;
  private final MemoryFolder memoryFolder;
  private String work;

  /** Binds a run; {@code memoryFolder} is null for a run without a memory. */
  TranslateBriefings(
      SparkSession spark,
      JobOptions options,
      ModelLocation model,
      Optional<ModelLocation> summarizer,
      Ladder ladder,
      Confidence confidence,
      RunStamp stamp,
      Staging staging,
      RunListener listener,
      MemoryFolder memoryFolder) {
    this.spark = spark;
    this.options = options;
    this.model = model;
    this.summarizer = summarizer;
    this.ladder = ladder;
    this.confidence = confidence;
    this.stamp = stamp;
    this.staging = staging;
    this.listener = listener;
    this.memoryFolder = memoryFolder;
  }

  /** Takes files through every step; complete tables lie in the staging folder afterwards. */
  RunTally run(List<InputFile> files) {
    StageClock clock = new StageClock(listener, stamp.runId());
    clock.time("load", this::load);
    Dataset<Row> arrivals = clock.time("read, clean, segment", () -> segment(clean(read(files))));
    Dataset<Row> drafts = clock.time("write summaries", () -> draft(arrivals));
    Dataset<Row> sentences = clock.time("reuse", () -> reuse(arrivals, drafts));
    SentenceCounts counts = SentenceCounts.of(sentences);
    Dataset<Row> translated = clock.time(RunTally.TRANSLATE, () -> translate(sentences, counts));
    TranslationCounts translations = TranslationCounts.of(translated);
    // What the memory has came from this very model.
    if (counts.open() == counts.all()) {
      translations.requireSuccess();
    }
    Dataset<Row> localized =
        clock.time(
            "check, assemble, summarize",
            () -> localize(arrivals, drafts, Reuse.known(sentences).union(translated)));
    OutputTables tables = clock.time("write", () -> write(arrivals, localized));
    return RunTally.of(
        ArrivalCounts.of(arrivals, tables.lateRejects()),
        counts,
        translations,
        tables,
        clock.seconds());
  }

  /** Names the body of work of {@link #run}, once it has been done. */
  String work() {
    return work;
  }

  /** A bundle that cannot load stops the run here; on a cluster it stops the first task. */
  private ModelLocation load() {
    if (spark.sparkContext().isLocal()) {
      ExecutorModels.translator(model);
      summarizer.ifPresent(ExecutorModels::translator);
    }
    return model;
  }

  private JavaRDD<Arrival<Document>> read(List<InputFile> files) {
    JavaRDD<Arrival<Document>> documents = new Corpus(spark, options.read()).read(files);
    int cores = spark.sparkContext().defaultParallelism();
    // Few files would be cleaned and segmented by few tasks.
    return documents.getNumPartitions() < cores ? documents.repartition(4 * cores) : documents;
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
    return kept("arrivals", withoutWritten(DuplicateIds.reject(arrivals)), WorkTables.ARRIVALS);
  }

  private Dataset<Row> withoutWritten(Dataset<Row> arrivals) {
    List<String> languages = options.languages();
    if (options.schedule().onlyNew()) {
      return published(WrittenBriefings.VERSION)
          .map(table -> WrittenBriefings.passOver(arrivals, table, languages, stamp))
          .orElse(arrivals);
    }
    return options.mode() == SaveMode.APPEND
        ? published(WrittenBriefings.KEY)
            .map(table -> WrittenBriefings.reject(arrivals, table, languages))
            .orElse(arrivals)
        : arrivals;
  }

  private Optional<Dataset<Row>> published(StructType columns) {
    return staging
        .published(BriefingTables.BRIEFINGS_FOLDER)
        .map(table -> options.tableFormat().read(spark, table, columns));
  }

  /** A summary for each briefing from the model that writes them, if there is one. */
  private Dataset<Row> draft(Dataset<Row> arrivals) {
    if (summarizer.isEmpty() || options.summary().isWrittenOfTranslations()) {
      return spark.createDataFrame(List.of(), WorkTables.DRAFTS);
    }
    WriteDrafts task =
        new WriteDrafts(summaryWriter().orElseThrow(), model, options.sourceLanguage());
    Dataset<Row> drafts =
        arrivals
            .where(col(WorkTables.BRIEFING).isNotNull())
            .select(col(WorkTables.BRIEFING))
            .repartition(spread())
            .mapPartitions(task, Encoders.row(WorkTables.DRAFTS));
    return kept("drafts", drafts, WorkTables.DRAFTS);
  }

  private Optional<SummaryWriter> summaryWriter() {
    return summarizer.map(
        location ->
            new SummaryWriter(
                location,
                options.summarizer().orElseThrow().generationDefaults(),
                options.batchTokens()));
  }

  /** Partitions in which a model works on whole briefings. */
  private int spread() {
    return options.partitions() > 0
        ? options.partitions()
        : Math.max(1, spark.sparkContext().defaultParallelism());
  }

  /** Each distinct sentence once, with what the memory has of it. */
  private Dataset<Row> reuse(Dataset<Row> arrivals, Dataset<Row> drafts) {
    Dataset<Row> distinct =
        kept(
            "distinct",
            WorkTables.sentences(arrivals, drafts)
                .select(WorkTables.KEY, WorkTables.SOURCE)
                .dropDuplicates(WorkTables.KEY),
            WorkTables.DISTINCT);
    work = Reuse.work(distinct, options.languages(), scope());
    Dataset<Row> found =
        memory()
            .map(memory -> memory.find(distinct, options.languages()))
            .orElseGet(() -> spark.createDataFrame(List.of(), TranslationMemory.FOUND));
    Dataset<Row> sentences = Reuse.part(distinct, found, options.languages());
    return kept("sentences", sentences, WorkTables.SENTENCES);
  }

  private Optional<TranslationMemory> memory() {
    return Optional.ofNullable(memoryFolder)
        .map(folder -> new TranslationMemory(spark, folder, scope(), work));
  }

  private MemoryScope scope() {
    return new MemoryScope(
        options.sourceLanguage(),
        stamp.modelSha256(),
        options.translationSha256(),
        options.enforced());
  }

  private Dataset<Row> batch(Dataset<Row> sentences, SentenceCounts counts) {
    return Shards.of(counts.began()).deal(Reuse.open(sentences), options.partitions());
  }

  /** Tokenize → encode → search → detokenize; the result is kept, so that it happens once. */
  private Dataset<Row> translate(Dataset<Row> sentences, SentenceCounts counts) {
    try (ProgressMeter meter = new ProgressMeter(spark, listener, counts.open())) {
      TranslateShards task =
          new TranslateShards(
              model,
              options.sourceLanguage(),
              options.generation(),
              options.batchTokens(),
              ladder,
              memory().map(memory -> memory.waves(stamp)).orElse(null),
              meter.sentences(),
              meter.targetTokens());
      return kept(
          "translations",
          batch(sentences, counts)
              .mapPartitions(task, Encoders.row(WorkTables.SENTENCE_TRANSLATIONS)),
          WorkTables.SENTENCE_TRANSLATIONS);
    }
  }

  /** Check → assemble → summarize; translations join back by key, never by position. */
  private Dataset<Row> localize(
      Dataset<Row> arrivals, Dataset<Row> drafts, Dataset<Row> translations) {
    Dataset<Row> own =
        WorkTables.sentences(arrivals, drafts)
            .select(WorkTables.ID, WorkTables.KEY)
            .distinct()
            .join(translations, WorkTables.KEY)
            .groupBy(WorkTables.ID)
            .agg(collect_list(WorkTables.translationStruct()).as(WorkTables.TRANSLATIONS));
    Optional<SummaryWriter> writer =
        summaryWriter().filter(any -> options.summary().isWrittenOfTranslations());
    Dataset<Row> briefings =
        arrivals
            .where(col(WorkTables.BRIEFING).isNotNull())
            .join(own, new String[] {WorkTables.ID}, "left")
            .join(drafts, new String[] {WorkTables.ID}, "left")
            .select(col(WorkTables.BRIEFING), col(WorkTables.TRANSLATIONS), col(WorkTables.DRAFT));
    // Few briefings would meet the model in one partition.
    Dataset<Row> localized =
        (writer.isPresent() ? briefings.repartition(spread()) : briefings)
            .flatMap(
                new Desk(
                    options.languages(),
                    options.summary(),
                    writer.orElse(null),
                    options.glossary().terms(),
                    confidence,
                    options.reviewBelow(),
                    stamp),
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
