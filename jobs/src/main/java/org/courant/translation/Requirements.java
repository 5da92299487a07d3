package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.courant.glossary.Glossary;
import org.courant.inference.ConstrainedText;
import org.courant.inference.RequiredWords;
import org.courant.inference.SourceText;

/**
 * What targets can be asked to hold for their sources.
 *
 * @param glossary the terms
 * @param sourceLanguage BCP 47 tag
 */
record Requirements(Glossary glossary, String sourceLanguage) {
  /**
   * A text whose target has the figures of its source, the terms of the glossary and further words,
   * and of other numbers only those that the source has in words; empty if a figure cannot be
   * written, or if it is too much.
   */
  Optional<ConstrainedText> of(SourceText text, String language, List<RequiredWords> more) {
    FigureComparison.Words words = FigureComparison.words(sourceLanguage, language);
    FigureForms forms = new FigureForms(words.target(), language);
    Figures figures = FigureReader.read(text.text(), words.source());
    List<List<String>> wanted = new WantedFigures(text.text(), forms).of(figures.required());
    Predicate<String> breaking =
        words.target().hasAny(WordKind.MONTH_SIGN)
            ? Requirements::beginsWithDigit
            : letters -> beginsWithDigit(letters) || Character.isLetter(letters.codePointAt(0));
    List<RequiredWords> required = new ArrayList<>(more);
    wanted.forEach(own -> required.add(new RequiredWords(own, breaking)));
    if (!glossary.isEmpty()) {
      required.addAll(TermSearch.required(glossary.pair(sourceLanguage, language), text.text()));
    }
    boolean possible =
        wanted.stream().noneMatch(List::isEmpty)
            && required.size() <= ConstrainedText.MOST_REQUIRED;
    return possible
        ? Optional.of(
            new ConstrainedText(text, required, Optional.of(forms.numbers(figures.optional()))))
        : Optional.empty();
  }

  private static boolean beginsWithDigit(String letters) {
    return Character.isDigit(letters.codePointAt(0));
  }
}
