package org.courant.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.courant.glossary.Glossary;
import org.courant.glossary.LanguagePair;
import org.courant.inference.SourceText;
import org.courant.translation.Decoder;
import org.courant.translation.LadderTranslator;
import org.courant.translation.SegmentTarget;
import org.courant.translation.SegmentTranslation;

/**
 * Translates lines with and without a glossary, and compares both with translations by people: how
 * often a term of the source stands in the target, and what it costs.
 */
public final class GlossaryEvaluation {
  private final Decoder decoder;
  private final Glossary glossary;
  private final String sourceLanguage;

  /** Binds a model to a glossary. */
  public GlossaryEvaluation(Decoder decoder, Glossary glossary, String sourceLanguage) {
    this.decoder = Objects.requireNonNull(decoder, "decoder");
    this.glossary = Objects.requireNonNull(glossary, "glossary");
    this.sourceLanguage = Objects.requireNonNull(sourceLanguage, "sourceLanguage");
  }

  /**
   * Translates every line into a language, twice.
   *
   * @param lines none above the model's limit
   * @param language BCP 47 tag among the model's target languages
   */
  public GlossaryReport run(List<LinePair> lines, String language) {
    LanguagePair pair = glossary.pair(sourceLanguage, language);
    List<SegmentTarget> without = translate(lines, language, Glossary.none());
    List<SegmentTarget> with = translate(lines, language, glossary);
    List<GlossaryReport.Line> compared = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      LinePair line = lines.get(i);
      compared.add(
          new GlossaryReport.Line(
              line,
              without.get(i).text().text(),
              with.get(i).text().text(),
              pair.uses(line.source(), line.target()),
              pair.uses(line.source(), without.get(i).text().text()),
              pair.uses(line.source(), with.get(i).text().text()),
              with.get(i).rung()));
    }
    return new GlossaryReport(compared);
  }

  private List<SegmentTarget> translate(List<LinePair> lines, String language, Glossary own) {
    List<SourceText> texts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      texts.add(new SourceText(Integer.toString(i), lines.get(i).source()));
    }
    Map<String, SegmentTranslation> found =
        LadderTranslator.of(decoder, Optional.empty(), List.of(language), sourceLanguage, own)
            .translate(texts)
            .stream()
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
