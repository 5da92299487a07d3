package org.courant.translation;

import java.util.Locale;
import java.util.Optional;
import org.courant.briefing.Finding;
import org.courant.text.ProtectedSpans;

/**
 * Less than half of the target's letters are in the script of its language, addresses and the like
 * aside.
 */
final class WrongScript implements QualityCheck {
  static final String CODE = "wrong_script";

  /** A shorter source may be a name that stays as it is. */
  private static final int MIN_SOURCE_LETTERS = 12;

  private static final double MIN_SHARE = 0.5;

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    String target = candidate.targetWithoutSpans();
    int letters = Letters.count(target);
    String source = ProtectedSpans.without(candidate.source());
    if (letters == 0 || Letters.count(source) < MIN_SOURCE_LETTERS) {
      return Optional.empty();
    }
    return TargetScript.of(candidate.language())
        .map(script -> (double) Letters.count(target, script::owns) / letters)
        .filter(share -> share < MIN_SHARE)
        .map(share -> new Finding(CODE, detail(share, candidate.language())));
  }

  private static String detail(double share, String language) {
    return String.format(
        Locale.ROOT, "%.0f%% of the letters are in the script of %s", share * 100, language);
  }
}
