package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    return attempt.has(NameLost.CODE);
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    String sourceLanguage = requirements.sourceLanguage();
    LanguagePair pair =
        new LoneNames(decoder, sourceLanguage, language)
            .of(lost(attempts))
            .pair(sourceLanguage, language);
    List<ConstrainedText> asked = new ArrayList<>();
    for (Attempt attempt : attempts) {
      String source = attempt.source().text();
      List<RequiredWords> required =
          TermSearch.required(pair, source).stream().limit(ConstrainedText.MOST_REQUIRED).toList();
      if (!required.isEmpty()) {
        requirements.of(attempt.source(), language, required).ifPresent(asked::add);
      }
    }
    return decoder.constrained(asked, language);
  }

  private static List<String> lost(List<Attempt> attempts) {
    return attempts.stream()
        .flatMap(
            attempt ->
                NameLost.lost(
                    attempt.source().text(), attempt.target().language(), attempt.target().text())
                    .stream())
        .distinct()
        .toList();
  }
}
