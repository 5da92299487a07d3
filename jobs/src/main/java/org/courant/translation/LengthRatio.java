package org.courant.translation;

import java.util.Locale;
import java.util.Optional;
import org.courant.briefing.Finding;

/** The target is far shorter or far longer than any translation of its source would be. */
final class LengthRatio implements QualityCheck {
  static final String CODE = "length_ratio";

  /** Short sources vary too much for a ratio to mean anything. */
  private static final int MIN_SOURCE_LETTERS = 20;

  /** From here on a language has bounds of its own, if it was calibrated. */
  private static final int MIN_CALIBRATED_LETTERS = 40;

  private static final Bounds DENSE = new Bounds(0.12, 1.5);
  private static final Bounds ALPHABETIC = new Bounds(0.35, 2.5);
  private static final Bounds KOREAN = new Bounds(0.27, 1.0);
  private static final Bounds UKRAINIAN = new Bounds(0.6, 1.75);

  /** Least and most letters of the target for one of the source. */
  private record Bounds(double shortest, double longest) {}

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public boolean appliesTo(Candidate candidate) {
    return Letters.count(candidate.source()) >= MIN_SOURCE_LETTERS;
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    int source = Letters.count(candidate.source());
    int target = Letters.count(candidate.target());
    if (source < MIN_SOURCE_LETTERS || target == 0) {
      return Optional.empty();
    }
    double ratio = (double) target / source;
    Bounds bounds = bounds(source, candidate.language());
    return ratio < bounds.shortest() || ratio > bounds.longest()
        ? Optional.of(new Finding(CODE, detail(target, source, ratio)))
        : Optional.empty();
  }

  private static Bounds bounds(int source, String language) {
    boolean dense = TargetScript.of(language).map(TargetScript::dense).orElse(false);
    Bounds usual = dense ? DENSE : ALPHABETIC;
    if (source < MIN_CALIBRATED_LETTERS) {
      return usual;
    }
    return switch (Locale.forLanguageTag(language).getLanguage()) {
      case "ko" -> KOREAN;
      case "uk" -> UKRAINIAN;
      default -> usual;
    };
  }

  private static String detail(int target, int source, double ratio) {
    return String.format(
        Locale.ROOT, "%d letters for %d of the source: %.2f times", target, source, ratio);
  }
}
