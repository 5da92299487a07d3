package org.courant.spark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.courant.checkpoint.Calibration;
import org.courant.checkpoint.ModelTask;
import org.courant.translation.Confidence;
import org.courant.translation.SegmentKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One run from the command line: planned and checked first, then carried out. */
public final class TranslationRun {
  private static final Logger LOG = LoggerFactory.getLogger(TranslationRun.class);

  private final SparkConf conf;
  private final JobOptions options;
  private final ModelCard card;
  private final ModelLocation model;
  private final Optional<ModelLocation> summarizer;
  private final Ladder ladder;
  private final List<InputFile> files;
  private final OutputFolder output;
  private final MemoryFolder memory;

  TranslationRun(SparkConf conf, JobOptions options, ModelCard card, ModelLocation model) {
    this(conf, options, card, model, Optional.empty(), null);
  }

  TranslationRun(
      SparkConf conf,
      JobOptions options,
      ModelCard card,
      ModelLocation model,
      Optional<ModelLocation> summarizer,
      ModelLocation secondModel) {
    Configuration configuration =
        SparkHadoopUtil.get().newConfiguration(CourantSession.completed(conf));
    this.conf = conf;
    this.options = options;
    this.card = card;
    this.model = model;
    this.summarizer = summarizer;
    this.ladder = Ladder.of(options, secondModel);
    this.output = OutputFolder.at(options.output(), configuration);
    if (!output.isHalfPublished()) {
      requireFree();
    }
    this.memory =
        options.memory() == null ? null : MemoryFolder.at(options.memory(), configuration);
    this.files = new InputFiles(configuration).list(options.inputs());
  }

  /**
   * Checks everything that can be checked before any work; whatever is wrong is an
   * IllegalArgumentException.
   *
   * @param inputs files, folders and globs
   * @param flags option values by name, without dashes
   * @param master Spark master, or null for the one that is set, else all cores of this machine
   * @param modelFolder finds the folder of a model that was pulled; other names stay as they are
   */
  public static TranslationRun plan(
      List<String> inputs,
      Map<String, String> flags,
      String master,
      UnaryOperator<String> modelFolder) {
    SparkConf conf = new SparkConf();
    if (master != null) {
      conf.setMaster(master);
    }
    Settings settings = Settings.of(flags, conf);
    ModelPlaces places = new ModelPlaces(CourantSession.completed(conf), ModelPlace.cache());
    ModelPlace place =
        settings
            .text("model")
            .map(modelFolder)
            .map(places::find)
            .orElseGet(ModelPlace.Embedded::new);
    ModelCard card = calibrated(ModelCard.of(places.open(place, ModelTask.TRANSLATION)), settings);
    Optional<ModelPlace> writer = settings.text("summary-model").map(modelFolder).map(places::find);
    Optional<ModelCard> writerCard =
        writer.map(found -> ModelCard.of(places.open(found, ModelTask.SUMMARIZATION)));
    JobOptions options = JobOptions.resolve(inputs, settings, card, writerCard);
    ModelLocation model = new BundleLocation(place, card.sha256(), options.precision());
    Optional<ModelLocation> summarizer =
        writer.map(found -> summarizer(found, writerCard.orElseThrow(), options));
    ModelPlace second =
        settings.text("second-model").map(modelFolder).map(places::find).orElse(null);
    if (second == null) {
      return new TranslationRun(conf, options, card, model, summarizer, null);
    }
    ModelCard secondCard = ModelCard.of(places.open(second, ModelTask.TRANSLATION));
    return new TranslationRun(
        conf,
        options.withSecondModel(secondCard),
        card,
        model,
        summarizer,
        new BundleLocation(second, secondCard.sha256(), options.precision()));
  }

  private static ModelCard calibrated(ModelCard card, Settings settings) {
    return settings
        .text("calibration")
        .map(file -> card.calibrated(Calibration.read(Path.of(file))))
        .orElse(card);
  }

  private static ModelLocation summarizer(ModelPlace place, ModelCard card, JobOptions options) {
    return new BundleLocation(place, card.sha256(), options.precision(), ModelTask.SUMMARIZATION);
  }

  /** The options after the precedence was applied. */
  public JobOptions options() {
    return options;
  }

  /** The model's card. */
  public ModelCard model() {
    return card;
  }

  /** Number of files in the corpus. */
  public int files() {
    return files.size();
  }

  private void requireFree() {
    if (options.mode() == SaveMode.ERRORIFEXISTS && output.isTaken()) {
      throw new IllegalArgumentException(
          "Invalid out: "
              + options.output()
              + ", holds the tables of a run; use --mode overwrite or append, or another folder");
    }
  }

  /** Why nothing is to be done, if tables are there and are to be left. */
  private Optional<String> leftAsItIs() {
    return options.mode() == SaveMode.IGNORE && output.isTaken()
        ? Optional.of(options.output() + " holds tables already")
        : Optional.empty();
  }

  /** Carries the run out. */
  public RunOutcome execute(RunListener listener) {
    Optional<String> left = output.isHalfPublished() ? Optional.empty() : leftAsItIs();
    if (left.isPresent()) {
      return RunOutcome.nothing(left.get());
    }
    RunStamp stamp = RunStamp.now(card, SegmentKey.of(options.sha256() + confidence()));
    try (FolderLock lock = output.lock(stamp.runId())) {
      Optional<String> done = recover();
      if (done.isPresent()) {
        return RunOutcome.nothing(done.get());
      }
      SparkSession spark = CourantSession.open(conf);
      try {
        return RunOutcome.of(execute(spark, stamp, lock, listener));
      } finally {
        spark.stop();
      }
    }
  }

  /** The same in a session that goes on afterwards. */
  RunReport execute(SparkSession spark, RunListener listener) {
    RunStamp stamp = RunStamp.now(card, SegmentKey.of(options.sha256() + confidence()));
    try (FolderLock lock = output.lock(stamp.runId())) {
      recover();
      return execute(spark, stamp, lock, listener);
    }
  }

  /** Clears away what killed runs left; says why nothing is left to do, if that is so. */
  private Optional<String> recover() {
    List<Publication> published = output.recover();
    if (memory != null) {
      published.forEach(publication -> memory.finish(publication.work()));
    }
    Optional<Publication> same =
        published.stream().filter(note -> note.request().equals(request())).findFirst();
    if (same.isEmpty()) {
      requireFree();
      return leftAsItIs();
    }
    return same.map(
        note ->
            "run %s had done the same and was cut off while publishing; its tables are now in %s"
                .formatted(note.runId(), options.output()));
  }

  private String request() {
    return SegmentKey.of(card.sha256() + options.described() + confidence());
  }

  private RunReport execute(
      SparkSession spark, RunStamp stamp, FolderLock lock, RunListener listener) {
    log(stamp)
        .addKeyValue("model", card.name())
        .addKeyValue("files", files.size())
        .addKeyValue("out", options.output())
        .log("Run began");
    RunLog.name(spark.sparkContext(), stamp.runId());
    try {
      RunReport report = publish(spark, stamp, lock, listener);
      log(stamp)
          .addKeyValue("read", report.counts().read())
          .addKeyValue("written", report.counts().written())
          .addKeyValue("rejected", report.counts().rejected())
          .addKeyValue("translated", report.counts().translated())
          .log("Run ended");
      return report;
    } catch (Exception e) {
      // The command line prints the reason; the log has where.
      log(stamp).setCause(e).log("Run failed");
      throw e;
    } finally {
      RunLog.name(spark.sparkContext(), null);
    }
  }

  private static LoggingEventBuilder log(RunStamp stamp) {
    return LOG.atInfo().addKeyValue(RunLog.RUN_ID, stamp.runId());
  }

  /** Tables appear only after their counts balance. */
  private RunReport publish(
      SparkSession spark, RunStamp stamp, FolderLock lock, RunListener listener) {
    FolderLock reading = memory == null ? null : memory.share(stamp.runId());
    try (reading;
        Staging staging = output.stage(stamp.runId())) {
      TranslateBriefings job =
          new TranslateBriefings(
              spark,
              options,
              model,
              summarizer,
              ladder,
              confidence(),
              stamp,
              staging,
              listener,
              memory);
      RunTally tally = job.run(files);
      tally.counts().requireBalance();
      RunReport report = RunReport.of(stamp, card, options, tally, versions(spark), tables());
      staging.write(BriefingTables.REPORT_FILE, report.toJson());
      staging.write(BriefingTables.PAGE_FILE, ReportPage.of(report).toHtml());
      ReviewPages pages =
          new ReviewPages(new OutputTables(spark, staging, options.languages()), report);
      for (String language : options.languages()) {
        staging.write(ReviewPages.path(language), pages.of(language).toHtml());
      }
      lock.requireHeld();
      staging.note(new Publication(stamp.runId(), options.mode(), request(), job.work()));
      if (memory != null) {
        memory.finish(job.work());
      }
      staging.move(options.mode());
      return report;
    }
  }

  private Confidence confidence() {
    ModelCard second = options.secondModel();
    return new Confidence(
        card.calibration(), second == null ? Calibration.none() : second.calibration());
  }

  private Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    for (String name : OutputFolder.TABLES) {
      tables.put(name, output.locate(name));
    }
    tables.put(BriefingTables.REPORT_FILE, output.locate(BriefingTables.REPORT_FILE));
    tables.put(BriefingTables.PAGE_FILE, output.locate(BriefingTables.PAGE_FILE));
    for (String language : options.languages()) {
      String name = BriefingTables.REVIEW_FOLDER + " " + language;
      tables.put(name, output.locate(ReviewPages.path(language)));
    }
    return tables;
  }

  private static Map<String, String> versions(SparkSession spark) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("courant", CourantVersion.text());
    versions.put("spark", spark.version());
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
