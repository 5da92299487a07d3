package org.courant.translation;

import java.util.Locale;
import java.util.Optional;
import org.courant.briefing.Finding;

/** The target is far shorter or far longer than any translation of its source would be. */
final class LengthRatio implements QualityCheck {
  static final String CODE = "length_ratio";

  /** Short sources vary too much for a ratio to mean anything. */
  private static final int MIN_SOURCE_LETTERS = 20;

  private static final double SHORTEST_DENSE = 0.12;
  private static final double LONGEST_DENSE = 1.5;
  private static final double SHORTEST = 0.35;
  private static final double LONGEST = 2.5;

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    int source = Letters.count(candidate.source());
    int target = Letters.count(candidate.target());
    if (source < MIN_SOURCE_LETTERS || target == 0) {
      return Optional.empty();
    }
    double ratio = (double) target / source;
    return isAbsurd(ratio, candidate.language())
        ? Optional.of(new Finding(CODE, detail(target, source, ratio)))
        : Optional.empty();
  }

  private static boolean isAbsurd(double ratio, String language) {
    boolean dense = TargetScript.of(language).map(TargetScript::dense).orElse(false);
    return dense
        ? ratio < SHORTEST_DENSE || ratio > LONGEST_DENSE
        : ratio < SHORTEST || ratio > LONGEST;
  }

  private static String detail(int target, int source, double ratio) {
    return String.format(
        Locale.ROOT, "%d letters for %d of the source: %.2f times", target, source, ratio);
  }
}
