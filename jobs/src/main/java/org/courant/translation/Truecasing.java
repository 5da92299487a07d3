package org.courant.translation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return asked(attempt).isPresent();
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    return decoder.targets(
        attempts.stream().flatMap(attempt -> asked(attempt).stream()).toList(), language);
  }

  @Override
  public Attempt better(Attempt earlier, Attempt later) {
    boolean surer =
        later.target().meanLogProbability() > earlier.target().meanLogProbability()
            && !earlier.verdict().isLighterThan(later.verdict());
    return surer ? later : LadderStep.super.better(earlier, later);
  }

  private Optional<SourceText> asked(Attempt attempt) {
    SourceText source = attempt.source();
    return truecaser.sentence(source.text()).map(text -> new SourceText(source.key(), text));
  }
}
