package org.courant.translation;

import java.util.List;
import java.util.Objects;
import org.courant.briefing.Rung;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * Lets the checks look at targets.
 *
 * @param checks the checks
 * @param sourceLanguage BCP 47 tag
 */
record Examiner(List<QualityCheck> checks, String sourceLanguage) {
  Examiner {
    checks = List.copyOf(checks);
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
  }

  /** A target of a source, however the model was asked for it, with what the checks say of it. */
  Attempt attempt(SourceText source, SourceText wording, TargetText target, Rung rung) {
    Candidate candidate = Candidate.of(source.text(), sourceLanguage, target);
    return new Attempt(source, wording, target, rung, QualityCheck.examineAll(checks, candidate));
  }
}
