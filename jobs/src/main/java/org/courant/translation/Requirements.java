package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * A text whose target has the figures of its source and no other digits, the terms of the
   * glossary, and further words; empty if a figure cannot be written, or if it is too much.
   */
  Optional<ConstrainedText> of(SourceText text, String language, List<RequiredWords> more) {
    List<List<String>> figures = figures(text.text(), language);
    List<RequiredWords> required = new ArrayList<>(more);
    figures.forEach(forms -> required.add(new RequiredWords(forms, Requirements::breaksNumber)));
    if (!glossary.isEmpty()) {
      required.addAll(TermSearch.required(glossary.pair(sourceLanguage, language), text.text()));
    }
    boolean possible =
        figures.stream().noneMatch(List::isEmpty)
            && required.size() <= ConstrainedText.MOST_REQUIRED;
    return possible ? Optional.of(new ConstrainedText(text, required, true)) : Optional.empty();
  }

  private List<List<String>> figures(String source, String language) {
    FigureComparison.Words words = FigureComparison.words(sourceLanguage, language);
    return new WantedFigures(source, new FigureForms(words.target(), language))
        .of(FigureReader.read(source, words.source()).required());
  }

  private static boolean breaksNumber(String letters) {
    return Character.isDigit(letters.codePointAt(0));
  }
}
