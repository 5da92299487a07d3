package org.courant.translation;

import java.util.List;
import java.util.Map;
import org.courant.briefing.Rung;
import org.courant.inference.GenerationOptions;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * The same model with other search settings. Which ones was measured on the sample briefings and the
 * bundled model.
 */
record Redecoding(Decoder decoder) implements LadderStep {
  /** Beam size where the first search was greedy. */
  private static final int OTHER_BEAM = 4;

  static Redecoding of(Decoder first) {
    GenerationOptions given = first.options();
    return new Redecoding(first.with(new GenerationOptions(given.beamSize() == 1 ? OTHER_BEAM : 1,
            given.lengthPenalty(),
            given.noRepeatNgramSize(),
            given.repetitionPenalty(),
            given.minNewTokens(),
            given.maxNewTokens())));
  }

  @Override
  public Rung rung() {
    return Rung.REDECODED;
  }

  /** What is lost of protected spans alone is a matter of the vocabulary, not of the search. */
  @Override
  public boolean suits(Attempt attempt) {
    return attempt.findings().stream()
        .anyMatch(finding -> Verdict.of(List.of(finding)).asksForRepair() && !finding.code().equals(LostSpans.SPAN) && !finding.code().equals(LostSpans.DESIGNATION));
  }

  @Override
  public Map<String, TargetText> targets(List<SourceText> texts, String language) {
    return decoder.targets(texts, language);
  }
}
