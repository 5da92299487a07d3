package org.courant.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.courant.corpus.DocumentFormat;
import org.courant.corpus.ReadOptions;
import org.courant.glossary.Glossary;
import org.courant.inference.Computation;
import org.courant.inference.GenerationOptions;
import org.courant.inference.Precision;
import org.courant.summary.SummaryOptions;
import org.courant.summary.SummaryStrategy;
import org.courant.tokenizer.LanguageList;
import org.courant.transformer.Device;
import org.courant.translation.SegmentKey;

/**
 * Everything one run was asked to do, checked before any work.
 *
 * @param inputs files, folders and globs of any Hadoop file system
 * @param read how they are read
 * @param output the folder for the tables
 * @param mode what to do when it holds tables already
 * @param tableFormat of the tables
 * @param memory the folder of the translation memory, or null for none
 * @param sourceLanguage BCP 47 tag
 * @param languages BCP 47 tags of the targets, each once
 * @param generation search settings
 * @param computation arithmetic of the model, where automatic means what suits the driver's
 *     processor, and the device
 * @param batchTokens most source tokens in a batch, padding included
 * @param partitions Spark partitions to translate in, 0 for one for each shard
 * @param allowedRejects share of rejected documents above which the exit code is 1
 * @param summary what is asked of the summaries
 * @param summarizer the model that writes them, if one does
 * @param failOn further shares above which the exit code is 1
 * @param reviewBelow a briefing of lower confidence needs review, 0 to 1
 * @param ladder whether sentences that a check objects to are translated again
 * @param secondModel the model asked last on the ladder, or null
 * @param glossary the terms that targets must have
 * @param schedule what a scheduler asks of the run
 */
public record JobOptions(
    List<String> inputs,
    ReadOptions read,
    String output,
    SaveMode mode,
    TableFormat tableFormat,
    String memory,
    String sourceLanguage,
    List<String> languages,
    GenerationOptions generation,
    Computation computation,
    int batchTokens,
    int partitions,
    double allowedRejects,
    SummaryOptions summary,
    Optional<ModelCard> summarizer,
    List<Threshold> failOn,
    double reviewBelow,
    LadderUse ladder,
    ModelCard secondModel,
    GlossaryFile glossary,
    Schedule schedule) {

  /** Arithmetic unless told otherwise. */
  public static final Precision DEFAULT_PRECISION = Precision.FLOAT32;

  /** Source tokens in a batch unless told otherwise. */
  public static final int DEFAULT_BATCH_TOKENS = 2048;

  /** One document in twenty may be rejected unless told otherwise. */
  public static final double DEFAULT_ALLOWED_REJECTS = 0.05;

  /** Confidence below which a briefing needs review unless told otherwise. */
  public static final double DEFAULT_REVIEW_BELOW = 0.5;

  private static final String DEFAULT_SOURCE_LANGUAGE = "en";
  private static final String NONE = "none";

  /** Names of the options, as flags and below {@link Settings#PREFIX}. */
  static final Set<String> NAMES =
      Set.of(
          "to",
          "from",
          "out",
          "mode",
          "table-format",
          "memory",
          "model",
          "format",
          "charset",
          "id-column",
          "title-column",
          "body-column",
          "max-line-chars",
          "max-document-chars",
          "beam-size",
          "length-penalty",
          "no-repeat-ngram-size",
          "repetition-penalty",
          "min-new-tokens",
          "max-new-tokens",
          "precision",
          "device",
          "batch-tokens",
          "partitions",
          "allowed-rejects",
          "summary",
          "summary-model",
          "summary-sentences",
          "summary-words",
          "summary-chars",
          "summary-language",
          "summary-from",
          "faithful",
          "fail-on",
          "review-below",
          "calibration",
          "ladder",
          "second-model",
          "glossary",
          "date",
          "only-new",
          "run-id");

  public JobOptions {
    inputs = List.copyOf(inputs);
    languages = List.copyOf(new LinkedHashSet<>(languages));
    require(!inputs.isEmpty(), "input", "none", "at least one file, folder or glob");
    Objects.requireNonNull(read, "read");
    require(output != null && !output.isBlank(), "out", "none", "a folder, as in --out out");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(tableFormat, "tableFormat");
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    require(!languages.isEmpty(), "to", "none", "at least one language, as in --to ko,uk");
    Objects.requireNonNull(generation, "generation");
    Objects.requireNonNull(computation, "computation");
    require(batchTokens >= 1, "batch-tokens", batchTokens, "1 or more");
    require(partitions >= 0, "partitions", partitions, "0 or more");
    require(
        allowedRejects >= 0 && allowedRejects <= 1, "allowed-rejects", allowedRejects, "0 to 1");
    failOn = List.copyOf(failOn);
    require(
        tableFormat == TableFormat.PARQUET || (schedule.date().isEmpty() && !schedule.onlyNew()),
        "table-format",
        tableFormat.label(),
        "parquet with --date or --only-new");
    require(reviewBelow >= 0 && reviewBelow <= 1, "review-below", reviewBelow, "0 to 1");
    Objects.requireNonNull(ladder, "ladder");
    Objects.requireNonNull(glossary, "glossary");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(summary, "summary");
    boolean written = summary.strategy() == SummaryStrategy.ABSTRACTIVE;
    require(
        !written || summarizer.isPresent(),
        "summary",
        "abstractive",
        "with the model that writes, as in --summary-model facebook/bart-large-cnn");
    if (summarizer.isPresent()) {
      ModelCard card = summarizer.get();
      require(written, "summary-model", card.name(), "with --summary abstractive");
      if (summary.isWrittenOfTranslations()) {
        languages.forEach(language -> requireWriter(card, "to", language));
      } else {
        requireWriter(card, "from", sourceLanguage);
      }
    }
  }

  /** A summary is in the language of its text, so a model has to read and write it. */
  private static void requireWriter(ModelCard card, String option, String language) {
    require(
        card.targetLanguages().contains(language),
        option,
        language,
        "among those of model " + card.name() + ": " + LanguageList.shown(card.targetLanguages()));
    require(
        card.sourceLanguages().isEmpty() || card.sourceLanguages().contains(language),
        option,
        language,
        "among those that model "
            + card.name()
            + " reads: "
            + LanguageList.shown(card.sourceLanguages()));
  }

  /** Resolves settings against a translator; anything wrong is an IllegalArgumentException. */
  public static JobOptions resolve(List<String> inputs, Settings settings, ModelCard card) {
    return resolve(inputs, settings, card, Optional.empty());
  }

  /**
   * Resolves settings against a translator and perhaps a summarizer; anything wrong is an
   * IllegalArgumentException.
   */
  public static JobOptions resolve(
      List<String> inputs, Settings settings, ModelCard card, Optional<ModelCard> summarizer) {
    settings.requireKnown(NAMES);
    String output = settings.text("out").orElse(null);
    Schedule schedule = Schedule.resolve(settings);
    JobOptions options =
        new JobOptions(
            schedule.fill(inputs),
            readOptions(settings),
            output,
            schedule.mode(settings.choice("mode", SaveMode.class)),
            settings.choice("table-format", TableFormat.class).orElse(TableFormat.PARQUET),
            memory(settings, output),
            settings.text("from").orElse(defaultSource(card)),
            settings.list("to"),
            generationOptions(settings, card.generationDefaults()),
            computation(settings),
            settings.whole("batch-tokens", DEFAULT_BATCH_TOKENS),
            settings.whole("partitions", 0),
            settings.number("allowed-rejects", DEFAULT_ALLOWED_REJECTS),
            SummarySettings.resolve(settings),
            summarizer,
            settings.text("fail-on").map(Threshold::parse).orElse(List.of()),
            settings.number("review-below", DEFAULT_REVIEW_BELOW),
            settings.choice("ladder", LadderUse.class).orElse(LadderUse.ON),
            null,
            settings.text("glossary").map(GlossaryFile::read).orElse(GlossaryFile.none()),
            schedule);
    options.requireLanguages(card);
    options.glossary.requireUse(options.sourceLanguage, options.languages);
    return options;
  }

  /** The same options with a second model; one that cannot help is an IllegalArgumentException. */
  JobOptions withSecondModel(ModelCard second) {
    require(
        ladder == LadderUse.ON, "second-model", second.name(), "left out where the ladder is off");
    require(
        second.sourceLanguages().isEmpty() || second.sourceLanguages().contains(sourceLanguage),
        "second-model",
        second.name(),
        "one that reads " + sourceLanguage);
    require(
        languages.stream().anyMatch(second.targetLanguages()::contains),
        "second-model",
        second.name(),
        "one that writes " + String.join(" or ", languages));
    return new JobOptions(
        inputs,
        read,
        output,
        mode,
        tableFormat,
        memory,
        sourceLanguage,
        languages,
        generation,
        computation,
        batchTokens,
        partitions,
        allowedRejects,
        summary,
        summarizer,
        failOn,
        reviewBelow,
        ladder,
        second,
        glossary,
        schedule);
  }

  /** Every share above which the exit code is 1. */
  public List<Threshold> thresholds() {
    List<Threshold> thresholds = new ArrayList<>();
    thresholds.add(new Threshold(Threshold.Measure.REJECTS, allowedRejects));
    thresholds.addAll(failOn);
    return thresholds;
  }

  /** The search settings a user and a bundle agree on. */
  public static GenerationOptions generationOptions(
      Settings settings, GenerationOptions bundleDefaults) {
    return new GenerationOptions(
        settings.whole("beam-size", bundleDefaults.beamSize()),
        settings.number("length-penalty", bundleDefaults.lengthPenalty()),
        settings.whole("no-repeat-ngram-size", bundleDefaults.noRepeatNgramSize()),
        settings.number("repetition-penalty", bundleDefaults.repetitionPenalty()),
        settings.whole("min-new-tokens", bundleDefaults.minNewTokens()),
        settings.whole("max-new-tokens", bundleDefaults.maxNewTokens()));
  }

  /** Arithmetic and device. */
  static Computation computation(Settings settings) {
    return Computation.of(
        settings.choice("precision", Precision.class).orElse(DEFAULT_PRECISION),
        settings.text("device").orElse(Device.CPU.label()));
  }

  /** Unless told, beside the tables: whoever writes there again finds what is known. */
  private static String memory(Settings settings, String output) {
    String beside =
        output == null ? null : output.replaceFirst("/+$", "") + "/" + OutputFolder.MEMORY;
    String memory = settings.text("memory").orElse(beside);
    return NONE.equals(memory) ? null : memory;
  }

  /** What a reader of the report needs to run the same again. */
  public Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("inputs", inputs);
    described.put("output", output);
    described.put("mode", label(mode));
    described.put("table-format", tableFormat.label());
    described.putAll(schedule.described());
    described.put("memory", memory == null ? NONE : memory);
    described.put("partitions", partitions);
    described.put("device", computation.device().label());
    described.put("glossary", glossary.path() == null ? NONE : glossary.path());
    described.put("allowed-rejects", allowedRejects);
    described.put("fail-on", failOn.stream().map(Threshold::toString).toList());
    described.put("to", languages);
    described.putAll(decisive());
    return described;
  }

  /**
   * Digest of the settings that decide what rows say: not where they lie or how fast, nor for which
   * languages there are others.
   */
  public String sha256() {
    return SegmentKey.of(decisive().toString());
  }

  private Map<String, Object> decisive() {
    Map<String, Object> decisive = new LinkedHashMap<>();
    decisive.put("from", sourceLanguage);
    decisive.put("format", read.format() == null ? "by extension" : label(read.format()));
    decisive.put("charset", read.charset() == null ? "UTF-8" : read.charset());
    decisive.put("id-column", read.idColumn());
    decisive.put("title-column", read.titleColumn());
    decisive.put("body-column", read.bodyColumn());
    decisive.put("max-line-chars", read.maxLineChars());
    decisive.put("max-document-chars", read.maxDocumentChars());
    decisive.putAll(translationSettings());
    if (!glossary.terms().isEmpty()) {
      decisive.put("glossary-sha256", glossary.terms().sha256());
    }
    decisive.put("batch-tokens", batchTokens);
    decisive.put("review-below", reviewBelow);
    decisive.put("summary", summary.strategy().label());
    decisive.put("summary-length", summary.length().shown());
    decisive.put("summary-language", SummarySettings.labels(summary.languages()));
    decisive.put("summary-from", summary.from().label());
    decisive.put("faithful", summary.faithful());
    summarizer.ifPresent(
        model -> {
          decisive.put("summary-model", model.name());
          decisive.put("summary-model-sha256", model.sha256());
        });
    return decisive;
  }

  /**
   * Digest of the settings that decide a sentence's translation. Not among them: how sentences are
   * batched, which moves nothing but the last digits of a score, and the glossary, which asks
   * something of some sentences only ({@link #enforced}).
   */
  String translationSha256() {
    return SegmentKey.of(translationSettings().toString());
  }

  /** The terms for which targets are searched: none where the ladder is off. */
  Glossary enforced() {
    return switch (ladder) {
      case ON -> glossary.terms();
      case OFF -> Glossary.none();
    };
  }

  private Map<String, Object> translationSettings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("beam-size", generation.beamSize());
    settings.put("length-penalty", generation.lengthPenalty());
    settings.put("no-repeat-ngram-size", generation.noRepeatNgramSize());
    settings.put("repetition-penalty", generation.repetitionPenalty());
    settings.put("min-new-tokens", generation.minNewTokens());
    settings.put("max-new-tokens", generation.maxNewTokens());
    settings.put("precision", computation.precision().label());
    if (computation.device().kind() != Device.Kind.CPU) {
      // Which of several devices it is moves nothing.
      settings.put("device", label(computation.device().kind()));
    }
    settings.put("ladder", label(ladder));
    settings.put("second-model", secondModel == null ? null : secondModel.name());
    settings.put("second-model-sha256", secondModel == null ? null : secondModel.sha256());
    return settings;
  }

  private void requireLanguages(ModelCard card) {
    List<String> unknown = new ArrayList<>(languages);
    unknown.removeAll(card.targetLanguages());
    require(
        unknown.isEmpty(),
        "to",
        String.join(",", unknown),
        "among those of model " + card.name() + ": " + LanguageList.shown(card.targetLanguages()));
    require(
        card.sourceLanguages().isEmpty() || card.sourceLanguages().contains(sourceLanguage),
        "from",
        sourceLanguage,
        "among those of model " + card.name() + ": " + LanguageList.shown(card.sourceLanguages()));
  }

  /** English where the model reads it, or does not say what it reads; else its first language. */
  static String defaultSource(ModelCard card) {
    List<String> known = card.sourceLanguages();
    return known.isEmpty() || known.contains(DEFAULT_SOURCE_LANGUAGE)
        ? DEFAULT_SOURCE_LANGUAGE
        : known.get(0);
  }

  private static ReadOptions readOptions(Settings settings) {
    ReadOptions defaults = ReadOptions.defaults();
    return new ReadOptions(
        settings.choice("format", DocumentFormat.class).orElse(defaults.format()),
        settings.text("charset").orElse(defaults.charset()),
        settings.text("id-column").orElse(defaults.idColumn()),
        settings.text("title-column").orElse(defaults.titleColumn()),
        settings.text("body-column").orElse(defaults.bodyColumn()),
        settings.whole("max-line-chars", defaults.maxLineChars()),
        settings.whole("max-document-chars", defaults.maxDocumentChars()));
  }

  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void require(boolean holds, String option, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid " + option + ": " + value + ", must be " + range);
    }
  }
}
