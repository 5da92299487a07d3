package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.courant.glossary.Glossary;
import org.courant.inference.ConstrainedText;
import org.courant.inference.RequiredWords;
import org.courant.inference.TargetText;

/**
 * What targets can be asked to hold for their sources.
 *
 * @param glossary the terms
 * @param sourceLanguage BCP 47 tag
 */
record Requirements(Glossary glossary, String sourceLanguage) {
  /**
   * A text whose target has the figures of its source, with the units that were changed, the terms
   * of the glossary and further words, and of other numbers only those that the source has in
   * words. Empty if a language's figures are not known, if one cannot be written or is not read,
   * and if it is too much.
   */
  Optional<ConstrainedText> of(Attempt attempt, List<RequiredWords> more) {
    return FigureComparison.words(sourceLanguage, attempt.target().language())
        .flatMap(words -> of(attempt, words, more));
  }

  /** The words for the currencies that a target has lost, as far as some are certain. */
  List<RequiredWords> currencies(Attempt attempt) {
    TargetText target = attempt.target();
    return CurrencyChanged.words(sourceLanguage, target.language())
        .map(
            words ->
                words.lost(attempt.source().text(), target.text()).stream()
                    .flatMap(name -> words.target().required(name).stream())
                    .toList())
        .orElse(List.of());
  }

  private Optional<ConstrainedText> of(
      Attempt attempt, FigureComparison.Words words, List<RequiredWords> more) {
    String source = attempt.source().text();
    String language = attempt.target().language();
    FigureForms forms = new FigureForms(words.target(), language);
    Figures figures = FigureReader.read(source, words.source());
    List<UnitChange> changes =
        figures.unitsChangedIn(FigureReader.read(attempt.target().text(), words.target()));
    List<WantedFigures.Wanted> wanted =
        new WantedFigures(source, forms).of(figures.required(), changes);
    List<RequiredWords> required = new ArrayList<>(more);
    wanted.forEach(
        own ->
            required.add(
                new RequiredWords(
                    own.forms(), letters -> breaks(letters, own.withUnit(), words.target()))));
    if (!glossary.isEmpty()) {
      required.addAll(TermSearch.required(glossary.pair(sourceLanguage, language), source));
    }
    boolean possible =
        wanted.stream().noneMatch(own -> own.forms().isEmpty())
            && required.size() <= ConstrainedText.MOST_REQUIRED
            && readsEveryDigit(source, figures.required());
    return possible
        ? Optional.of(
            new ConstrainedText(
                attempt.wording(), required, Optional.of(forms.numbers(figures.optional()))))
        : Optional.empty();
  }

  /** What the reader passes over, a power or an endless number, could not be written any more. */
  private static boolean readsEveryDigit(String source, List<Figure> figures) {
    return figures.stream().mapToLong(figure -> digits(figure.text())).sum() == digits(source);
  }

  private static long digits(String text) {
    return text.codePoints().filter(Character::isDigit).count();
  }

  /** Whether letters behind a figure make another one of it, or another word or unit. */
  private static boolean breaks(String letters, boolean behindUnit, FigureWords words) {
    int first = letters.codePointAt(0);
    if (Character.isDigit(first) || (behindUnit && isLatin(first))) {
      return true;
    }
    return words.joinsSyllables()
        ? words.entryAt(WordKind.UNIT, letters, 0) != null
            || words.has(WordKind.MONTH_SIGN, letters)
        : Character.isLetter(first);
  }

  private static boolean isLatin(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
  }
}
