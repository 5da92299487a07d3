package org.courant.translation;

import java.util.List;
import java.util.Map;
import org.courant.briefing.Rung;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * The same model with an English heading written as a sentence: few models have read many words
 * with capitals. No check has to object; the target of which the model is surer is the better one.
 */
record Truecasing(Decoder decoder, Truecaser truecaser) implements LadderStep {
  static final String LANGUAGE = "en";

  static Truecasing of(Decoder decoder) {
    return new Truecasing(decoder, new Truecaser(decoder.sourceLimit()::count));
  }

  @Override
  public Rung rung() {
    return Rung.TRUECASED;
  }

  @Override
  public boolean suits(Attempt attempt) {
    return truecaser.sentence(attempt.source().text()).isPresent();
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    return decoder.targets(Attempt.wordings(attempts), language);
  }

  @Override
  public SourceText wording(Attempt attempt) {
    SourceText source = attempt.source();
    return new SourceText(source.key(), truecaser.sentence(source.text()).orElseThrow());
  }

  @Override
  public Attempt better(Attempt earlier, Attempt later) {
    boolean surer =
        later.target().meanLogProbability() > earlier.target().meanLogProbability()
            && !earlier.verdict().isLighterThan(later.verdict());
    return surer ? later : LadderStep.super.better(earlier, later);
  }
}
