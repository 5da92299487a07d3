package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.courant.briefing.Rung;
import org.courant.glossary.Glossary;
import org.courant.inference.ConstrainedText;
import org.courant.inference.RequiredWords;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * The same model with a search for targets that have the source's figures, the glossary's terms,
 * and no other digits.
 */
record FigureSearch(Decoder decoder, Glossary glossary, String sourceLanguage)
    implements LadderStep {
  @Override
  public Rung rung() {
    return Rung.FIGURES;
  }

  @Override
  public boolean suits(Attempt attempt) {
    return attempt.has(NumberLost.CODE, NumberAdded.CODE)
        && asked(attempt.source(), attempt.target().language()).isPresent();
  }

  @Override
  public Map<String, TargetText> targets(List<SourceText> texts, String language) {
    List<ConstrainedText> asked =
        texts.stream().flatMap(text -> asked(text, language).stream()).toList();
    return decoder.constrained(asked, language).stream()
        .collect(Collectors.toMap(TargetText::key, Function.identity()));
  }

  /** What to ask for; empty if a figure cannot be written, or if it is too much. */
  private Optional<ConstrainedText> asked(SourceText text, String language) {
    FigureComparison.Words words = FigureComparison.words(sourceLanguage, language);
    List<List<String>> figures =
        new WantedFigures(text.text(), new FigureForms(words.target(), language))
            .of(FigureReader.read(text.text(), words.source()).required());
    List<RequiredWords> required = new ArrayList<>();
    figures.forEach(own -> required.add(new RequiredWords(own, FigureSearch::breaksNumber)));
    if (!glossary.isEmpty()) {
      required.addAll(TermSearch.required(glossary.pair(sourceLanguage, language), text.text()));
    }
    boolean possible =
        figures.stream().noneMatch(List::isEmpty)
            && required.size() <= ConstrainedText.MOST_REQUIRED;
    return possible ? Optional.of(new ConstrainedText(text, required, true)) : Optional.empty();
  }

  private static boolean breaksNumber(String letters) {
    return Character.isDigit(letters.codePointAt(0));
  }
}
