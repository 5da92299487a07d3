package org.courant.translation;

import java.util.List;
import java.util.Optional;
import org.courant.briefing.Finding;

/**
 * A number of the source has another unit in the target: kilometres for kilograms, years for
 * months. Whoever converts it changes the number too; a unit that is not known here says nothing.
 */
final class UnitChanged implements QualityCheck {
  static final String CODE = "unit_changed";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return FigureComparison.of(candidate).source().measures();
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return findings(candidate).stream().findFirst();
  }

  /**
   * One finding for each figure, so that a target with one more of them right is the better one.
   */
  @Override
  public List<Finding> findings(Candidate candidate) {
    FigureComparison figures = FigureComparison.of(candidate);
    return figures.source().unitsChangedIn(figures.target()).stream()
        .map(change -> new Finding(CODE, change.detail()))
        .toList();
  }
}
