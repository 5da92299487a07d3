package org.courant.translation;

import java.util.Optional;
import org.courant.briefing.Finding;

/** The model answered with nothing. */
final class EmptyTarget implements QualityCheck {
  static final String CODE = "empty";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return candidate.target().isBlank()
        ? Optional.of(new Finding(CODE, "the model gave no text"))
        : Optional.empty();
  }
}
