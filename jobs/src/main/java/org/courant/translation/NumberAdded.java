package org.courant.translation;

import java.util.Optional;
import java.util.Set;
import org.courant.briefing.Finding;

/** The target has a number in digits, a month or a weekday that its source does not explain. */
final class NumberAdded implements QualityCheck {
  static final String CODE = "number_added";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return FigureComparison.of(candidate).target().mustBeKept();
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    FigureComparison figures = FigureComparison.of(candidate);
    Set<String> added = figures.target().missingFrom(figures.source());
    return added.isEmpty() ? Optional.empty() : Optional.of(new Finding(CODE, detail(added)));
  }

  private static String detail(Set<String> added) {
    return String.format(
        "the target's %s %s not in the source",
        FigureComparison.quoted(added), added.size() > 1 ? "are" : "is");
  }
}
