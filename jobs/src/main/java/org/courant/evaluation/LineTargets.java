package org.courant.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.courant.glossary.Glossary;
import org.courant.inference.SourceText;
import org.courant.translation.Decoder;
import org.courant.translation.LadderTranslator;
import org.courant.translation.SegmentTarget;
import org.courant.translation.SegmentTranslation;

/**
 * Targets of lines in one language, in their order.
 *
 * @param decoder the model
 * @param sourceLanguage BCP 47 tag
 * @param language BCP 47 tag among the model's target languages
 */
record LineTargets(Decoder decoder, String sourceLanguage, String language) {
  /** The model's first answers. */
  List<SegmentTarget> direct(List<LinePair> lines) {
    return inOrder(lines, texts -> decoder.translate(texts, List.of(language)));
  }

  /** Those of the ladder, with the terms of a glossary. */
  List<SegmentTarget> repaired(List<LinePair> lines, Glossary glossary) {
    return inOrder(
        lines,
        LadderTranslator.of(decoder, Optional.empty(), List.of(language), sourceLanguage, glossary)
            ::translate);
  }

  private List<SegmentTarget> inOrder(
      List<LinePair> lines, Function<List<SourceText>, List<SegmentTranslation>> translator) {
    List<SourceText> texts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      texts.add(new SourceText(Integer.toString(i), lines.get(i).source()));
    }
    Map<String, SegmentTranslation> found =
        translator.apply(texts).stream()
            .collect(Collectors.toMap(SegmentTranslation::key, Function.identity()));
    return texts.stream()
        .map(text -> found.get(text.key()))
        .map(translation -> translation.in(language).orElseThrow(() -> failed(translation)))
        .toList();
  }

  private static IllegalStateException failed(SegmentTranslation translation) {
    return new IllegalStateException("Cannot translate a line: " + translation.failure());
  }
}
