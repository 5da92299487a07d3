package org.courant.translation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.courant.briefing.Rung;
import org.courant.inference.ConstrainedText;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * The same model with a search for targets that have the source's figures, the glossary's terms,
 * and no other digits.
 */
record FigureSearch(Decoder decoder, Requirements requirements) implements LadderStep {
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
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    return decoder.constrained(
        attempts.stream().flatMap(own -> asked(own.source(), language).stream()).toList(),
        language);
  }

  private Optional<ConstrainedText> asked(SourceText text, String language) {
    return requirements.of(text, language, List.of());
  }
}
