package org.courant.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.courant.briefing.Rung;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/** The same model, with stand-ins for what must survive byte for byte. */
record Masking(Decoder decoder) implements LadderStep {
  @Override
  public Rung rung() {
    return Rung.MASKED;
  }

  @Override
  public boolean suits(Attempt attempt) {
    return attempt.has(LostSpans.SPAN, LostSpans.DESIGNATION)
        && MaskedText.of(attempt.wording().text()).isPresent();
  }

  @Override
  public Map<String, TargetText> targets(List<Attempt> attempts, String language) {
    Map<String, MaskedText> masked = new HashMap<>();
    List<SourceText> asked = new ArrayList<>();
    for (SourceText text : Attempt.wordings(attempts)) {
      MaskedText.of(text.text())
          .ifPresent(
              own -> {
                masked.put(text.key(), own);
                asked.add(new SourceText(text.key(), own.text()));
              });
    }
    Map<String, TargetText> targets = new HashMap<>();
    decoder
        .targets(asked, language)
        .forEach(
            (key, target) ->
                masked
                    .get(key)
                    .restored(target.text())
                    .ifPresent(text -> targets.put(key, unmasked(target, text))));
    return targets;
  }

  private static TargetText unmasked(TargetText target, String text) {
    return new TargetText(
        target.key(),
        target.language(),
        text,
        target.score(),
        target.meanLogProbability(),
        target.sourceTokens(),
        target.targetTokens(),
        target.truncated());
  }
}
