package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.courant.briefing.Rung;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;
import org.courant.inference.TranslatedBatch;

/**
 * Translates a list of texts in one call, so that a text on which the model fails costs only
 * itself: a list that fails is halved until the text stands alone.
 */
public final class ShardTranslator {
  private final TextTranslator translator;
  private final SourceLimit sourceLimit;
  private final List<String> languages;
  private final GenerationOptions options;
  private final int batchTokens;

  /** Binds a model to the settings of a run. */
  public ShardTranslator(
      TextTranslator translator,
      SourceLimit sourceLimit,
      List<String> languages,
      GenerationOptions options,
      int batchTokens) {
    this.translator = Objects.requireNonNull(translator, "translator");
    this.sourceLimit = Objects.requireNonNull(sourceLimit, "sourceLimit");
    this.languages = List.copyOf(languages);
    this.options = Objects.requireNonNull(options, "options");
    this.batchTokens = batchTokens;
  }

  /** One result for each text, in the order of the texts. */
  public List<SegmentTranslation> translate(List<SourceText> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    try {
      return results(texts, translator.translate(texts, languages, options, batchTokens));
    } catch (RuntimeException e) {
      return texts.size() == 1 ? List.of(failed(texts.get(0), e)) : translateHalves(texts);
    }
  }

  private List<SegmentTranslation> translateHalves(List<SourceText> texts) {
    int middle = texts.size() / 2;
    return Stream.of(texts.subList(0, middle), texts.subList(middle, texts.size()))
        .flatMap(half -> translate(half).stream())
        .toList();
  }

  private List<SegmentTranslation> results(List<SourceText> texts, TranslatedBatch batch) {
    var targets = batch.targets().stream().collect(Collectors.groupingBy(TargetText::key));
    List<SegmentTranslation> results = new ArrayList<>();
    for (SourceText text : texts) {
      List<TargetText> own = targets.getOrDefault(text.key(), List.of());
      if (own.size() != languages.size()) {
        throw new IllegalStateException(
            "Cannot use the model's answer: %d targets for %d languages of “%s”"
                .formatted(own.size(), languages.size(), text.text()));
      }
      float[] embedding = batch.embeddings().getOrDefault(text.key(), new float[0]);
      results.add(
          new SegmentTranslation(
              text.key(), direct(own), embedding, own.get(0).sourceTokens(), null));
    }
    return results;
  }

  private static List<SegmentTarget> direct(List<TargetText> targets) {
    return targets.stream().map(target -> SegmentTarget.translated(target, Rung.DIRECT)).toList();
  }

  private SegmentTranslation failed(SourceText text, RuntimeException failure) {
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return SegmentTranslation.failed(text.key(), sourceLimit.count(text.text()), reason);
  }
}
