package org.courant.translation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.courant.briefing.Rung;
import org.courant.glossary.LanguagePair;
import org.courant.inference.ConstrainedText;
import org.courant.inference.RequiredWords;
import org.courant.inference.TargetText;

/**
 * The same model with a search for targets that have the names that were lost, as it calls them
 * where they stand alone, and the source's figures.
 */
record NameSearch(Decoder decoder, Requirements requirements) implements LadderStep {
  @Override
  public Rung rung() {
    return Rung.NAMES;
  }

  @Override
  public boolean suits(Attempt attempt) {
    return attempt.has(NameLost.CODE) && !lost(attempt).isEmpty();
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    List<String> names = attempts.stream().flatMap(own -> lost(own).stream()).distinct().toList();
    String sourceLanguage = requirements.sourceLanguage();
    LanguagePair pair =
        new LoneNames(decoder, sourceLanguage, language).of(names).pair(sourceLanguage, language);
    return decoder.constrained(
        attempts.stream().flatMap(own -> asked(own, pair).stream()).toList(), language);
  }

  /** A text asks for its own lost names alone, whatever others of the list have lost. */
  private Optional<ConstrainedText> asked(Attempt attempt, LanguagePair pair) {
    List<String> lost = lost(attempt);
    List<RequiredWords> required =
        pair.terms(attempt.source().text()).stream()
            .filter(term -> lost.contains(term.source()))
            .map(term -> TermSearch.required(pair, term))
            .toList();
    return required.isEmpty() ? Optional.empty() : requirements.of(attempt, required);
  }

  private static List<String> lost(Attempt attempt) {
    TargetText target = attempt.target();
    String source = attempt.source().text();
    // The words of a name that has a hyphen are not found as they are called here.
    return NameLost.lost(source, target.language(), target.text()).stream()
        .filter(source::contains)
        .toList();
  }
}
