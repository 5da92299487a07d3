package org.courant.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.courant.inference.ModelBundle;

/** One run from the command line: planned and checked first, then carried out. */
public final class TranslationRun {
  private final SparkConf conf;
  private final JobOptions options;
  private final ModelCard card;
  private final ModelLocation model;
  private final Ladder ladder;
  private final List<InputFile> files;
  private final OutputFolder output;

  TranslationRun(SparkConf conf, JobOptions options, ModelCard card, ModelLocation model) {
    this(conf, options, card, model, null);
  }

  TranslationRun(
      SparkConf conf,
      JobOptions options,
      ModelCard card,
      ModelLocation model,
      ModelLocation secondModel) {
    Configuration configuration = SparkHadoopUtil.get().newConfiguration(conf);
    this.conf = conf;
    this.options = options;
    this.card = card;
    this.model = model;
    this.ladder = Ladder.of(options, secondModel);
    this.output = OutputFolder.at(options.output(), configuration);
    if (options.mode() == SaveMode.ERRORIFEXISTS && output.isTaken()) {
      throw new IllegalArgumentException(
          "Invalid out: "
              + options.output()
              + ", holds the tables of a run; use --mode overwrite or append, or another folder");
    }
    this.files = new InputFiles(configuration).list(options.inputs());
  }

  /**
   * Checks everything that can be checked before any work; whatever is wrong is an
   * IllegalArgumentException.
   *
   * @param inputs files, folders and globs
   * @param flags option values by name, without dashes
   * @param master Spark master, or null for the one that is set, else all cores of this machine
   * @param modelFolder finds the folder of a model that is named
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
    String folder = settings.text("model").map(modelFolder).orElse(null);
    ModelBundle bundle = BundleLocation.open(folder);
    ModelCard card = ModelCard.of(bundle);
    JobOptions options = JobOptions.resolve(inputs, settings, card);
    ModelLocation model = new BundleLocation(folder, card.sha256(), options.precision());
    String second = settings.text("second-model").map(modelFolder).orElse(null);
    if (second == null) {
      return new TranslationRun(conf, options, card, model);
    }
    ModelCard secondCard = ModelCard.of(BundleLocation.open(second));
    return new TranslationRun(
        conf,
        options.withSecondModel(secondCard),
        card,
        model,
        new BundleLocation(second, secondCard.sha256(), options.precision()));
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

  /** Carries the run out; empty if the output folder is taken and to be left as it is. */
  public Optional<RunReport> execute(RunListener listener) {
    if (options.mode() == SaveMode.IGNORE && output.isTaken()) {
      return Optional.empty();
    }
    SparkSession spark = CourantSession.open(conf);
    try {
      return Optional.of(execute(spark, listener));
    } finally {
      spark.stop();
    }
  }

  /** Tables appear only after their counts balance. */
  RunReport execute(SparkSession spark, RunListener listener) {
    RunStamp stamp = RunStamp.now(card, options.sha256());
    try (Staging staging = output.stage(stamp.runId())) {
      RunTally tally =
          new TranslateBriefings(spark, options, model, ladder, stamp, staging, listener)
              .run(files);
      tally.counts().requireBalance();
      RunReport report = RunReport.of(stamp, card, options, tally, versions(spark), tables());
      staging.write(BriefingTables.REPORT_FILE, report.toJson());
      staging.publish(options.mode());
      return report;
    }
  }

  private Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    for (String name : OutputFolder.CONTENTS) {
      tables.put(name, output.locate(name));
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
