package org.courant.translation;

import java.util.List;
import org.courant.briefing.Finding;
import org.courant.briefing.Rung;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * A target on its way up the ladder.
 *
 * @param source its source
 * @param wording how the model is asked for it: the source, or a heading as a sentence
 * @param target the target
 * @param rung how it was found
 * @param findings what the checks say of it
 */
record Attempt(
    SourceText source, SourceText wording, TargetText target, Rung rung, List<Finding> findings) {
  /** Natural logarithm: each token on average less than half as probable. */
  private static final double FAR_LESS_PROBABLE = 0.8;

  Attempt {
    findings = List.copyOf(findings);
  }

  /** How the model is asked for attempts, in their order. */
  static List<SourceText> wordings(List<Attempt> attempts) {
    return attempts.stream().map(Attempt::wording).toList();
  }

  /** The same, about to be asked for in other words. */
  Attempt worded(SourceText words) {
    return new Attempt(source, words, target, rung, findings);
  }

  Verdict verdict() {
    return Verdict.of(findings);
  }

  /** Whether the model thinks far less of this target than of another one of the same text. */
  boolean isFarLessProbableThan(Attempt other) {
    return target.meanLogProbability() < other.target.meanLogProbability() - FAR_LESS_PROBABLE;
  }

  /** Whether a check found any of the given codes. */
  boolean has(String... codes) {
    return findings.stream().anyMatch(finding -> List.of(codes).contains(finding.code()));
  }

  /** This target, or the source itself where the target is of no use. */
  SegmentTarget settled() {
    return verdict().isUsable()
        ? SegmentTarget.translated(target, rung)
        : SegmentTarget.translated(kept(), Rung.SOURCE);
  }

  private TargetText kept() {
    return new TargetText(
        target.key(), target.language(), source.text(), 0, 0, target.sourceTokens(), 0, false);
  }
}
