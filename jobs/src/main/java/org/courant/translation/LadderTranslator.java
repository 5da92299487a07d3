package org.courant.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.courant.briefing.Rung;
import org.courant.glossary.Glossary;
import org.courant.inference.ModelMeters;
import org.courant.inference.SourceText;

/**
 * Translates a list of texts, headings again as sentences are written, and those whose targets the
 * checks object to again, rung by rung: with a search that says no word twice in a row and none
 * behind the end, with a search for the source's figures, with other search settings, with
 * stand-ins for protected spans, in pieces, with a search for the glossary's terms, for the figures
 * of what came between, for the source's names, with the second model.
 *
 * <ul>
 *   <li>A {@link Verdict} says which findings send a sentence up the ladder, and which of two
 *       targets is kept: the earlier one unless the later is lighter. {@link Truecasing} and {@link
 *       FigureSearch} have rules of their own, and later rungs ask for a heading in the form that
 *       was best.
 *   <li>A target that is worse than nothing at the end is thrown away for the source.
 *   <li>All sentences of the list that need a rung go up it in one call, so the result depends on
 *       the list alone.
 *   <li>A text on which the model itself failed stays failed.
 * </ul>
 */
public final class LadderTranslator {
  private final Decoder first;
  private final List<LadderStep> steps;
  private final List<String> languages;
  private final Climber climber;

  private LadderTranslator(
      Decoder first, List<LadderStep> steps, List<String> languages, Climber climber) {
    this.climber = Objects.requireNonNull(climber, "climber");
    this.first = Objects.requireNonNull(first, "first");
    this.steps = List.copyOf(steps);
    this.languages = List.copyOf(languages);
  }

  /** The whole ladder without a glossary; without a second model its rung is left out. */
  public static LadderTranslator of(
      Decoder first, Optional<SecondModel> second, List<String> languages, String sourceLanguage) {
    return of(first, second, languages, sourceLanguage, Glossary.none());
  }

  /** The whole ladder; a rung without a glossary or a second model is left out. */
  public static LadderTranslator of(
      Decoder first,
      Optional<SecondModel> second,
      List<String> languages,
      String sourceLanguage,
      Glossary glossary) {
    List<LadderStep> steps = new ArrayList<>();
    if (Locale.forLanguageTag(sourceLanguage).getLanguage().equals(Truecasing.LANGUAGE)) {
      steps.add(Truecasing.of(first));
    }
    steps.add(new WordSearch(first));
    Requirements requirements = new Requirements(glossary, sourceLanguage);
    Climber climber = new Climber(QualityCheck.with(glossary), sourceLanguage);
    FigureSearch figures = FigureSearch.first(first, requirements);
    steps.add(figures);
    steps.add(Redecoding.of(first));
    steps.add(new Masking(first));
    steps.add(new Piecewise(first, figures, climber));
    if (!glossary.isEmpty()) {
      steps.add(new TermSearch(first, glossary, sourceLanguage));
    }
    steps.add(FigureSearch.again(first, requirements));
    steps.add(new NameSearch(first, requirements));
    second.ifPresent(steps::add);
    return new LadderTranslator(first, steps, languages, climber);
  }

  /** One result for each text, in the order of the texts. */
  public List<SegmentTranslation> translate(List<SourceText> texts) {
    List<SegmentTranslation> direct = first.translate(texts, languages);
    Map<String, Map<String, SegmentTarget>> settled = new HashMap<>();
    for (String language : languages) {
      settled.put(language, climb(texts, direct, language));
    }
    return direct.stream().map(translation -> settled(translation, settled)).toList();
  }

  private SegmentTranslation settled(
      SegmentTranslation direct, Map<String, Map<String, SegmentTarget>> settled) {
    if (!direct.succeeded()) {
      return direct;
    }
    return new SegmentTranslation(
        direct.key(),
        languages.stream().map(language -> settled.get(language).get(direct.key())).toList(),
        direct.embedding(),
        direct.sourceTokens(),
        null);
  }

  /** The final targets in one language, by key. */
  private Map<String, SegmentTarget> climb(
      List<SourceText> texts, List<SegmentTranslation> direct, String language) {
    Map<String, Attempt> best = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      SourceText text = texts.get(i);
      direct
          .get(i)
          .in(language)
          .ifPresent(
              found ->
                  best.put(text.key(), climber.attempt(text, text, found.text(), Rung.DIRECT)));
    }
    for (LadderStep step : steps) {
      ModelMeters.ofProcess().decodedAgain(climber.climb(step, texts, language, best));
    }
    Map<String, SegmentTarget> settled = new HashMap<>();
    best.forEach((key, attempt) -> settled.put(key, attempt.settled()));
    return settled;
  }
}
