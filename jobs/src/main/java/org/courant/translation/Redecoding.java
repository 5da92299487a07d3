package org.courant.translation;

import java.util.List;
import java.util.Map;
import org.courant.briefing.Finding;
import org.courant.briefing.Rung;
import org.courant.inference.GenerationOptions;
import org.courant.inference.TargetText;

/**
 * The same model with another search: greedy where the first had a beam, a beam where it was
 * greedy.
 *
 * <p>Of 133 targets of the sample briefings to which the checks objected, greedy search took a
 * finding from 46, in the shortest time; a beam of 6 with no-repeat n-grams of 3, repetition
 * penalty 1.1 and length penalty 1.5 from 41, n-grams of 3 alone from 37, a beam of 8 from 28,
 * repetition penalty 1.2 from 26, length penalty 2 from 11.
 */
record Redecoding(Decoder decoder) implements LadderStep {
  /** Beam size where the first search was greedy. */
  private static final int OTHER_BEAM = 4;

  static Redecoding of(Decoder first) {
    GenerationOptions given = first.options();
    return new Redecoding(first.with(given.withBeam(given.beamSize() == 1 ? OTHER_BEAM : 1)));
  }

  @Override
  public Rung rung() {
    return Rung.REDECODED;
  }

  /**
   * What is lost of protected spans alone is a matter of the vocabulary, not of the search; terms
   * and names have rungs of their own.
   */
  @Override
  public boolean suits(Attempt attempt) {
    List<Finding> others =
        attempt.findings().stream()
            .filter(finding -> !LostSpans.CODES.contains(finding.code()))
            .filter(finding -> !TermCheck.CODES.contains(finding.code()))
            .filter(finding -> !finding.code().equals(NameLost.CODE))
            .toList();
    return Verdict.of(others).asksForRepair();
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    return decoder.targets(Attempt.wordings(attempts), language);
  }
}
