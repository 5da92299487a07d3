package org.courant.translation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.courant.briefing.Rung;
import org.courant.inference.ConstrainedText;
import org.courant.inference.RequiredWords;
import org.courant.inference.TargetText;

/**
 * The same model with a search for targets that have the source's figures, the units that were
 * changed, the currencies that were lost, the glossary's terms, and no other digits.
 */
record FigureSearch(Decoder decoder, Requirements requirements) implements LadderStep {
  @Override
  public Rung rung() {
    return Rung.FIGURES;
  }

  @Override
  public boolean suits(Attempt attempt) {
    return asked(attempt).isPresent();
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    return decoder.constrained(
        attempts.stream().flatMap(own -> asked(own).stream()).toList(), language);
  }

  /** Every figure in words that make no sense is no better than sense without one of them. */
  @Override
  public Attempt better(Attempt earlier, Attempt later) {
    return earlier.verdict().isUsable() && later.isFarLessProbableThan(earlier)
        ? earlier
        : LadderStep.super.better(earlier, later);
  }

  /** Where it would be too much with the currencies, the figures are asked for alone. */
  private Optional<ConstrainedText> asked(Attempt attempt) {
    List<RequiredWords> currencies = requirements.currencies(attempt);
    boolean figures = attempt.has(NumberLost.CODE, NumberAdded.CODE, UnitChanged.CODE);
    Optional<ConstrainedText> all =
        figures || !currencies.isEmpty() ? asked(attempt, currencies) : Optional.empty();
    return figures ? all.or(() -> asked(attempt, List.of())) : all;
  }

  private Optional<ConstrainedText> asked(Attempt attempt, List<RequiredWords> more) {
    return requirements.of(attempt, more);
  }
}
