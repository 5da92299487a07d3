package org.courant.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.courant.corpus.DocumentFormat;
import org.courant.corpus.ReadOptions;
import org.courant.inference.GenerationOptions;
import org.courant.inference.Precision;
import org.courant.tokenizer.LanguageList;
import org.courant.translation.SegmentKey;

/**
 * Everything one run was asked to do, checked before any work.
 *
 * @param inputs files, folders and globs of any Hadoop file system
 * @param read how they are read
 * @param output the folder for the tables
 * @param mode what to do when it holds tables already
 * @param sourceLanguage BCP 47 tag
 * @param languages BCP 47 tags of the targets, each once
 * @param generation search settings
 * @param precision arithmetic of the model; automatic means what suits the driver's processor
 * @param batchTokens most source tokens in a batch, padding included
 * @param partitions Spark partitions to translate in, 0 for one for each shard
 * @param allowedRejects share of rejected documents above which the exit code is 1
 * @param summarySentences sentences in a summary
 */
public record JobOptions(
    List<String> inputs,
    ReadOptions read,
    String output,
    SaveMode mode,
    String sourceLanguage,
    List<String> languages,
    GenerationOptions generation,
    Precision precision,
    int batchTokens,
    int partitions,
    double allowedRejects,
    int summarySentences) {

  /** Arithmetic unless told otherwise. */
  public static final Precision DEFAULT_PRECISION = Precision.FLOAT32;

  /** Source tokens in a batch unless told otherwise. */
  public static final int DEFAULT_BATCH_TOKENS = 2048;

  /** One document in twenty may be rejected unless told otherwise. */
  public static final double DEFAULT_ALLOWED_REJECTS = 0.05;

  /** Sentences in a summary unless told otherwise. */
  public static final int DEFAULT_SUMMARY_SENTENCES = 2;

  private static final String DEFAULT_SOURCE_LANGUAGE = "en";

  /** Names of the options, as flags and below {@link Settings#PREFIX}. */
  static final Set<String> NAMES =
      Set.of(
          "to",
          "from",
          "out",
          "mode",
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
          "batch-tokens",
          "partitions",
          "allowed-rejects",
          "summary-sentences");

  public JobOptions {
    inputs = List.copyOf(inputs);
    languages = List.copyOf(new LinkedHashSet<>(languages));
    require(!inputs.isEmpty(), "input", "none", "at least one file, folder or glob");
    Objects.requireNonNull(read, "read");
    require(output != null && !output.isBlank(), "out", "none", "a folder, as in --out out");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    require(!languages.isEmpty(), "to", "none", "at least one language, as in --to ko,uk");
    Objects.requireNonNull(generation, "generation");
    precision = Objects.requireNonNull(precision, "precision").resolved();
    require(batchTokens >= 1, "batch-tokens", batchTokens, "1 or more");
    require(partitions >= 0, "partitions", partitions, "0 or more");
    require(
        allowedRejects >= 0 && allowedRejects <= 1, "allowed-rejects", allowedRejects, "0 to 1");
    require(summarySentences >= 0, "summary-sentences", summarySentences, "0 or more");
  }

  /** Resolves settings against a model; anything wrong is an IllegalArgumentException. */
  public static JobOptions resolve(List<String> inputs, Settings settings, ModelCard card) {
    settings.requireKnown(NAMES);
    JobOptions options =
        new JobOptions(
            inputs,
            readOptions(settings),
            settings.text("out").orElse(null),
            settings.choice("mode", SaveMode.class).orElse(SaveMode.ERRORIFEXISTS),
            settings.text("from").orElse(defaultSource(card)),
            settings.list("to"),
            generationOptions(settings, card.generationDefaults()),
            settings.choice("precision", Precision.class).orElse(DEFAULT_PRECISION),
            settings.whole("batch-tokens", DEFAULT_BATCH_TOKENS),
            settings.whole("partitions", 0),
            settings.number("allowed-rejects", DEFAULT_ALLOWED_REJECTS),
            settings.whole("summary-sentences", DEFAULT_SUMMARY_SENTENCES));
    options.requireLanguages(card);
    return options;
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

  /** What a reader of the report needs to run the same again. */
  public Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("inputs", inputs);
    described.put("output", output);
    described.put("mode", label(mode));
    described.put("partitions", partitions);
    described.put("allowed-rejects", allowedRejects);
    described.putAll(decisive());
    return described;
  }

  /** Digest of the settings that decide what the tables say: not where they lie or how fast. */
  public String sha256() {
    return SegmentKey.of(decisive().toString());
  }

  private Map<String, Object> decisive() {
    Map<String, Object> decisive = new LinkedHashMap<>();
    decisive.put("from", sourceLanguage);
    decisive.put("to", languages);
    decisive.put("format", read.format() == null ? "by extension" : label(read.format()));
    decisive.put("charset", read.charset() == null ? "UTF-8" : read.charset());
    decisive.put("id-column", read.idColumn());
    decisive.put("title-column", read.titleColumn());
    decisive.put("body-column", read.bodyColumn());
    decisive.put("max-line-chars", read.maxLineChars());
    decisive.put("max-document-chars", read.maxDocumentChars());
    decisive.put("beam-size", generation.beamSize());
    decisive.put("length-penalty", generation.lengthPenalty());
    decisive.put("no-repeat-ngram-size", generation.noRepeatNgramSize());
    decisive.put("repetition-penalty", generation.repetitionPenalty());
    decisive.put("min-new-tokens", generation.minNewTokens());
    decisive.put("max-new-tokens", generation.maxNewTokens());
    decisive.put("precision", label(precision));
    decisive.put("batch-tokens", batchTokens);
    decisive.put("summary-sentences", summarySentences);
    return decisive;
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

  private static String defaultSource(ModelCard card) {
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

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void require(boolean holds, String option, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid " + option + ": " + value + ", must be " + range);
    }
  }
}
