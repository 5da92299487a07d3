package org.courant.translation;

import java.util.Optional;
import org.courant.briefing.Finding;

/** The target is the source again, give or take case and punctuation. */
final class CopiedSource implements QualityCheck {
  static final String CODE = "copied_source";

  /** A shorter source may be a name that stays as it is. */
  private static final int MIN_SOURCE_LETTERS = 12;

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    String source = Letters.only(candidate.source());
    return source.length() >= MIN_SOURCE_LETTERS && source.equals(Letters.only(candidate.target()))
        ? Optional.of(new Finding(CODE, "the target repeats the source"))
        : Optional.empty();
  }
}
