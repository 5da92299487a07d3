package org.courant.translation;

import java.util.Optional;
import org.courant.briefing.Finding;

/** The search reached the limit of target tokens before the text had ended. */
final class TruncatedTarget implements QualityCheck {
  static final String CODE = "truncated";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return candidate.truncated()
        ? Optional.of(
            new Finding(CODE, "cut at the limit of " + candidate.targetTokens() + " target tokens"))
        : Optional.empty();
  }
}
