package org.courant.translation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.courant.briefing.Rung;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * Another model for what the first could not do.
 *
 * @param decoder loads it when it is first needed
 * @param languages BCP 47 tags of the targets it has
 */
public record SecondModel(Supplier<Decoder> decoder, Set<String> languages) implements LadderStep {
  public SecondModel {
    languages = Set.copyOf(languages);
  }

  @Override
  public Rung rung() {
    return Rung.SECOND_MODEL;
  }

  @Override
  public boolean suits(Attempt attempt) {
    return attempt.verdict().asksForRepair() && languages.contains(attempt.target().language());
  }

  /** The text itself: how a heading was best is a matter of the first model. */
  @Override
  public SourceText wording(Attempt attempt) {
    return attempt.source();
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    return decoder.get().targets(Attempt.wordings(attempts), language);
  }
}
