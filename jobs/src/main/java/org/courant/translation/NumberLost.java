package org.courant.translation;

import java.util.Optional;
import java.util.Set;
import org.courant.briefing.Finding;

/**
 * The target lacks a number, a month or a weekday of its source. Numbers that the source has in
 * words may be left out: “one”, “both” and “half” are often not said.
 */
final class NumberLost implements QualityCheck {
  static final String CODE = "number_lost";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return FigureComparison.of(candidate).source().mustBeKept();
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    if (candidate.target().isBlank()) {
      return Optional.empty();
    }
    FigureComparison figures = FigureComparison.of(candidate);
    Set<String> lost = figures.source().missingFrom(figures.target());
    return lost.isEmpty() ? Optional.empty() : Optional.of(new Finding(CODE, detail(lost)));
  }

  private static String detail(Set<String> lost) {
    return String.format(
        "the source's %s %s missing",
        FigureComparison.quoted(lost), lost.size() > 1 ? "are" : "is");
  }
}
