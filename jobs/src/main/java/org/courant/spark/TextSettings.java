package org.courant.spark;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.spark.SparkEnv;
import org.courant.checkpoint.Calibration;
import org.courant.checkpoint.ModelTask;
import org.courant.glossary.Glossary;
import org.courant.hub.HubCache;
import org.courant.hub.HubName;
import org.courant.hub.HubSettings;
import org.courant.hub.Snapshot;
import org.courant.inference.GenerationOptions;
import org.courant.tokenizer.LanguageList;
import org.courant.translation.Confidence;

/**
 * How the functions of SQL and of {@link CourantTexts} work, from the settings {@code
 * spark.courant.*}, which have the names of the options of {@code courant translate}.
 *
 * @param model where the model is found
 * @param name its name
 * @param sourceLanguage BCP 47 tag of the texts
 * @param languages BCP 47 tags that may be asked for
 * @param generation search settings
 * @param batchTokens most source tokens in a batch, padding included
 * @param partitions Spark partitions to translate in, 0 for as many as suit the texts and cores
 * @param ladder what happens to sentences that a check objects to
 * @param glossary the terms that targets should have
 * @param confidence how far to trust targets
 * @param reviewBelow a text of lower confidence needs review
 */
record TextSettings(
    ModelLocation model,
    String name,
    String sourceLanguage,
    List<String> languages,
    GenerationOptions generation,
    int batchTokens,
    int partitions,
    Ladder ladder,
    Glossary glossary,
    Confidence confidence,
    double reviewBelow)
    implements Serializable {
  /** Cards by place: a card takes a reading of the whole checkpoint. */
  private static final ConcurrentMap<ModelPlace, ModelCard> CARDS = new ConcurrentHashMap<>();

  TextSettings {
    languages = List.copyOf(languages);
  }

  /** Resolves settings by their names without the prefix. */
  static TextSettings of(Map<String, String> values) {
    Settings settings = Settings.of(values);
    settings.requireKnown(JobOptions.NAMES);
    ModelPlaces places = new ModelPlaces(SparkEnv.get().conf(), ModelPlace.cache());
    ModelPlace place =
        settings
            .text("model")
            .map(named -> places.isElsewhere(named) ? named : folder(named))
            .map(places::find)
            .orElseGet(ModelPlace.Embedded::new);
    ModelCard card =
        CARDS.computeIfAbsent(
            place, found -> ModelCard.of(places.open(found, ModelTask.TRANSLATION)));
    LadderUse ladder = settings.choice("ladder", LadderUse.class).orElse(LadderUse.ON);
    Calibration calibration =
        settings
            .text("calibration")
            .map(file -> Calibration.read(Path.of(file)))
            .orElse(card.calibration());
    Glossary glossary =
        settings.text("glossary").map(GlossaryFile::read).orElse(GlossaryFile.none()).terms();
    return new TextSettings(
        new BundleLocation(place, card.sha256(), JobOptions.computation(settings)),
        card.name(),
        settings.text("from").orElse(JobOptions.defaultSource(card)),
        card.targetLanguages(),
        JobOptions.generationOptions(settings, card.generationDefaults()),
        settings.whole("batch-tokens", JobOptions.DEFAULT_BATCH_TOKENS),
        partitions(settings),
        new Ladder(
            ladder, null, List.of(), null, ladder == LadderUse.ON ? glossary : Glossary.none()),
        glossary,
        new Confidence(calibration, Calibration.none()),
        settings.number("review-below", JobOptions.DEFAULT_REVIEW_BELOW));
  }

  private static int partitions(Settings settings) {
    int partitions = settings.whole("partitions", 0);
    if (partitions < 0) {
      throw new IllegalArgumentException(
          "Invalid partitions: " + partitions + ", must be 0 or more");
    }
    return partitions;
  }

  /** A folder, or a model that was pulled before; nothing is ever fetched from here. */
  private static String folder(String model) {
    if (Files.exists(Path.of(model))) {
      return model;
    }
    HubSettings hub = HubSettings.of(System.getenv(), Path.of(System.getProperty("user.home")));
    return HubName.find(model)
        .flatMap(name -> new HubCache(hub.cache()).find(name))
        .filter(Snapshot::isWhole)
        .map(snapshot -> snapshot.folder().toString())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid model: %s, must be a folder, an archive or a path of shared storage, or a model that courant models pull fetched into %s"
                        .formatted(model, hub.cache())));
  }

  /** Refuses a language that the model does not write. */
  void requireLanguage(String language) {
    if (!languages.contains(language)) {
      throw new IllegalArgumentException(
          "Invalid language: %s, must be among those of model %s: %s"
              .formatted(language, name, LanguageList.shown(languages)));
    }
  }
}
