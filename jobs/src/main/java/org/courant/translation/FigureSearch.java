package org.courant.translation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.courant.briefing.Rung;
import org.courant.inference.ConstrainedText;
import org.courant.inference.RequiredWords;
import org.courant.inference.TargetText;

/**
 * The same model with a search for targets that have the source's figures, the units that were
 * changed, the currencies that were lost, the glossary's terms, and no other digits.
 *
 * <p>It comes before other settings are tried: where figures alone are wrong, greedy search finds
 * them at the price of the words around them. Targets of the rungs between have a turn of their
 * own.
 *
 * @param rungs for whose targets it is
 */
record FigureSearch(Decoder decoder, Requirements requirements, Set<Rung> rungs)
    implements LadderStep {
  FigureSearch {
    rungs = Set.copyOf(rungs);
  }

  /** For the first targets of the ladder. */
  static FigureSearch first(Decoder decoder, Requirements requirements) {
    return new FigureSearch(decoder, requirements, EnumSet.range(Rung.DIRECT, Rung.REDECODED));
  }

  /** For targets that other rungs found since: of the others it would find the same again. */
  static FigureSearch again(Decoder decoder, Requirements requirements) {
    return new FigureSearch(decoder, requirements, EnumSet.range(Rung.REDECODED, Rung.TERMS));
  }

  @Override
  public Rung rung() {
    return Rung.FIGURES;
  }

  @Override
  public boolean suits(Attempt attempt) {
    return rungs.contains(attempt.rung()) && asked(attempt).isPresent();
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
