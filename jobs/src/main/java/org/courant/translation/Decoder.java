package org.courant.translation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.courant.inference.ConstrainedText;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;
import org.courant.inference.TextTranslator;

/**
 * A model with its settings.
 *
 * @param translator the model
 * @param sourceLimit how long a text it takes
 * @param options search settings
 * @param batchTokens most source tokens in a batch, padding included
 */
public record Decoder(
    TextTranslator translator,
    SourceLimit sourceLimit,
    GenerationOptions options,
    int batchTokens) {
  public Decoder {
    Objects.requireNonNull(translator, "translator");
    Objects.requireNonNull(sourceLimit, "sourceLimit");
    Objects.requireNonNull(options, "options");
  }

  /** The same model with other search settings. */
  Decoder with(GenerationOptions others) {
    return new Decoder(translator, sourceLimit, others, batchTokens);
  }

  /** One result for each text, in the order of the texts. */
  public List<SegmentTranslation> translate(List<SourceText> texts, List<String> languages) {
    return new ShardTranslator(translator, sourceLimit, languages, options, batchTokens)
        .translate(texts);
  }

  /**
   * Targets that hold certain words, and nothing that is {@link Refused}, by key; texts on which
   * the model failed are missing.
   */
  Map<String, TargetText> constrained(List<ConstrainedText> texts, String language) {
    List<ConstrainedText> told =
        texts.stream()
            .map(text -> text.refusing(Refused.of(text.source().text(), language)))
            .toList();
    return eachConstrained(told, language).stream()
        .collect(Collectors.toMap(TargetText::key, Function.identity()));
  }

  private List<TargetText> eachConstrained(List<ConstrainedText> texts, String language) {
    if (texts.isEmpty()) {
      return List.of();
    }
    try {
      return translator.translateConstrained(texts, language, options, batchTokens);
    } catch (RuntimeException e) {
      if (texts.size() == 1) {
        return List.of();
      }
      int middle = texts.size() / 2;
      return Stream.of(texts.subList(0, middle), texts.subList(middle, texts.size()))
          .flatMap(half -> eachConstrained(half, language).stream())
          .toList();
    }
  }

  /** Targets in one language by key; texts on which the model failed are missing. */
  Map<String, TargetText> targets(List<SourceText> texts, String language) {
    return translate(texts, List.of(language)).stream()
        .flatMap(translation -> translation.in(language).stream())
        .collect(Collectors.toMap(target -> target.text().key(), SegmentTarget::text));
  }
}
