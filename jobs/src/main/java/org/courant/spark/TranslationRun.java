package org.courant.spark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
  private final RunId runId;

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
    this.options = options;
    this.card = card;
    this.model = model;
    this.summarizer = summarizer;
    this.ladder = Ladder.of(options, secondModel);
    this.runId = options.schedule().runId().orElseGet(RunId::made);
    this.output = OutputFolder.at(options.output(), configuration);
    this.conf = options.tableFormat().completed(conf, output.uri());
    output.requireSameLayout(options.schedule());
    if (!output.isHalfPublished() && finished().isEmpty()) {
      requireFree();
    }
    if (options.mode() != SaveMode.IGNORE || output.isHalfPublished()) {
      requireFormat();
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
    ModelLocation model = new BundleLocation(place, card.sha256(), options.computation());
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
        new BundleLocation(second, secondCard.sha256(), options.computation()));
  }

  private static ModelCard calibrated(ModelCard card, Settings settings) {
    return settings
        .text("calibration")
        .map(file -> card.calibrated(Calibration.read(Path.of(file))))
        .orElse(card);
  }

  private static ModelLocation summarizer(ModelPlace place, ModelCard card, JobOptions options) {
    return new BundleLocation(place, card.sha256(), options.computation(), ModelTask.SUMMARIZATION);
  }

  /** The options after the precedence was applied. */
  public JobOptions options() {
    return options;
  }

  /** The run's name. */
  public String runId() {
    return runId.value();
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
    if (options.mode() == SaveMode.ERRORIFEXISTS && output.isTaken(options.schedule())) {
      throw new IllegalArgumentException(
          "Invalid out: "
              + options.output()
              + ", holds the tables of a run; use --mode overwrite or append, or another folder");
    }
  }

  /** Tables of two formats would be one table to no reader. */
  private void requireFormat() {
    options.tableFormat().requireSource();
    output
        .format()
        .filter(found -> found != options.tableFormat())
        .ifPresent(
            found -> {
              throw new IllegalArgumentException(
                  "Invalid table-format: %s, %s holds %s tables; name their format, or another folder"
                      .formatted(options.tableFormat().label(), options.output(), found.label()));
            });
  }

  /**
   * What to say where nothing is to be done: the very run is finished, or tables are to be left.
   */
  private Optional<RunOutcome> nothingToDo() {
    return finished()
        .map(
            record ->
                RunOutcome.nothing(
                    "run %s was finished at %s; its tables are in %s"
                        .formatted(record.runId(), record.ended(), options.output()),
                    record.alarms()))
        .or(this::leftAsItIs);
  }

  private Optional<RunOutcome> leftAsItIs() {
    return options.mode() == SaveMode.IGNORE && output.isTaken(options.schedule())
        ? Optional.of(RunOutcome.nothing(options.output() + " holds tables already", List.of()))
        : Optional.empty();
  }

  /** The record of this very run, if a scheduler asks for it again after it was finished. */
  private Optional<RunRecord> finished() {
    Optional<RunRecord> record = options.schedule().runId().flatMap(output::record);
    record.ifPresent(
        kept -> {
          if (!kept.request().equals(request())) {
            throw new IllegalArgumentException(
                "Invalid run-id: %s, was another command's in %s; give each command a name of its own"
                    .formatted(kept.runId(), options.output()));
          }
        });
    return record;
  }

  private List<String> alarms(RunReport report) {
    return options.thresholds().stream()
        .flatMap(threshold -> threshold.exceeded(report.counts()).stream())
        .toList();
  }

  /** Carries the run out. */
  public RunOutcome execute(RunListener listener) {
    Optional<RunOutcome> nothing = output.isHalfPublished() ? Optional.empty() : nothingToDo();
    if (nothing.isPresent()) {
      return nothing.get();
    }
    RunStamp stamp = stamp();
    try (FolderLock lock = output.lock(stamp.runId());
        SessionOnDemand session = new SessionOnDemand(CourantSession.interpreted(conf))) {
      Optional<RunOutcome> done = recover(session);
      if (done.isPresent()) {
        return done.get();
      }
      loadMeanwhile();
      RunReport report = execute(session.get(), stamp, lock, listener);
      return RunOutcome.of(report, alarms(report));
    }
  }

  /**
   * Where this process is the only executor, the model loads while Spark starts. What goes wrong is
   * told when the run asks for the model, which tries again.
   */
  private void loadMeanwhile() {
    if (CourantSession.completed(conf).get("spark.master").matches("local(\\[.*])?")) {
      Thread loading = new Thread(() -> ExecutorModels.translator(model), "courant-model");
      loading.setDaemon(true);
      loading.setUncaughtExceptionHandler(
          (thread, e) -> LOG.debug("Cannot load the model ahead of the run", e));
      loading.start();
    }
  }

  /** The same in a session that goes on afterwards. */
  RunReport execute(SparkSession spark, RunListener listener) {
    RunStamp stamp = stamp();
    try (FolderLock lock = output.lock(stamp.runId())) {
      recover(() -> spark);
      return execute(spark, stamp, lock, listener);
    }
  }

  private RunStamp stamp() {
    return RunStamp.now(runId, card, SegmentKey.of(options.sha256() + confidence()));
  }

  /** Clears away what killed runs left; says why nothing is left to do, if that is so. */
  private Optional<RunOutcome> recover(Supplier<SparkSession> session) {
    List<Publication> published = output.recover(session);
    if (memory != null) {
      published.forEach(publication -> memory.finish(publication.work()));
    }
    // Whoever wants what is new may find more of it by now, and a named run knows itself by its
    // record.
    boolean once = !options.schedule().onlyNew() && options.schedule().runId().isEmpty();
    Optional<Publication> same =
        published.stream().filter(note -> once && note.request().equals(request())).findFirst();
    if (same.isEmpty()) {
      Optional<RunOutcome> nothing = nothingToDo();
      if (nothing.isEmpty()) {
        requireFree();
      }
      return nothing;
    }
    return same.map(
        note ->
            RunOutcome.nothing(
                "run %s had done the same and was cut off while publishing; its tables are now in %s"
                    .formatted(note.runId(), options.output()),
                note.alarms()));
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
          .addKeyValue("unchanged", report.counts().unchanged())
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
    FolderLock reading = memory == null ? null : memory.share(runId.fileName());
    try (reading;
        Staging staging = output.stage(runId, options.schedule())) {
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
      if (options.schedule().onlyNew()) {
        new CarriedRows(spark, staging, options.languages()).carry(files);
      }
      List<String> alarms = alarms(report);
      if (options.schedule().runId().isPresent()) {
        RunRecord record = RunRecord.of(report, request(), alarms);
        staging.write(RunRecord.path(runId), record.toJson(report));
      }
      Placement placement = Placement.of(options, report.counts().written() > 0);
      lock.requireHeld();
      Publication publication =
          new Publication(
              stamp.runId(), placement, request(), job.work(), alarms, options.tableFormat());
      staging.note(publication);
      if (memory != null) {
        memory.finish(job.work());
      }
      staging.publish(publication, () -> spark);
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
      tables.put(name, output.locate(options.schedule().place(name)));
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
