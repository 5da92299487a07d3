package org.courant.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.courant.glossary.Glossary;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.translation.Decoder;
import org.courant.translation.LadderTranslator;
import org.courant.translation.SecondModel;
import org.courant.translation.SegmentTranslation;

/**
 * What happens to sentences that a check objects to. Travels to the executors; holds no model.
 *
 * @param use whether there is a ladder at all
 * @param secondModel where the second model is found, or null
 * @param secondLanguages target languages of the second model
 * @param secondGeneration search settings of the second model, or null
 * @param glossary terms that targets must have
 */
record Ladder(
    LadderUse use,
    ModelLocation secondModel,
    List<String> secondLanguages,
    GenerationOptions secondGeneration,
    Glossary glossary)
    implements Serializable {
  Ladder {
    secondLanguages = List.copyOf(secondLanguages);
  }

  /** The ladder that options ask for. */
  static Ladder of(JobOptions options, ModelLocation secondModel) {
    ModelCard card = options.secondModel();
    return card == null
        ? new Ladder(options.ladder(), null, List.of(), null, options.enforced())
        : new Ladder(
            options.ladder(),
            secondModel,
            card.targetLanguages(),
            card.generationDefaults(),
            options.enforced());
  }

  /** Translates one shard. */
  List<SegmentTranslation> translate(
      Decoder first, List<String> languages, String sourceLanguage, List<SourceText> shard) {
    return switch (use) {
      case ON ->
          LadderTranslator.of(
                  first, second(first.batchTokens()), languages, sourceLanguage, glossary)
              .translate(shard);
      case OFF -> first.translate(shard, languages);
    };
  }

  /** The second model; its weights are loaded when a sentence first needs it. */
  private Optional<SecondModel> second(int batchTokens) {
    return Optional.ofNullable(secondModel)
        .map(
            location ->
                new SecondModel(
                    () ->
                        new Decoder(
                            ExecutorModels.translator(location),
                            ExecutorModels.sourceLimit(location),
                            secondGeneration,
                            batchTokens),
                    Set.copyOf(secondLanguages)));
  }
}
