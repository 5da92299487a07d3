package org.courant.translation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.courant.briefing.Rung;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/**
 * Takes texts up a rung, and lets the checks look at what it finds.
 *
 * @param checks the checks
 * @param sourceLanguage BCP 47 tag
 */
record Climber(List<QualityCheck> checks, String sourceLanguage) {
  Climber {
    checks = List.copyOf(checks);
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
  }

  /** A target of a source, however the model was asked for it, with what the checks say of it. */
  Attempt attempt(SourceText source, SourceText wording, TargetText target, Rung rung) {
    Candidate candidate = Candidate.of(source.text(), sourceLanguage, target);
    return new Attempt(source, wording, target, rung, QualityCheck.examineAll(checks, candidate));
  }

  /**
   * Asks for the texts whose best targets suit a step.
   *
   * @param best the best targets so far, by the keys of their texts; better ones take their places
   * @return how many texts were asked for
   */
  int climb(LadderStep step, List<SourceText> texts, String language, Map<String, Attempt> best) {
    List<Attempt> asked =
        texts.stream()
            .map(text -> best.get(text.key()))
            .filter(Objects::nonNull)
            .filter(step::suits)
            .map(attempt -> attempt.worded(step.wording(attempt)))
            .toList();
    if (asked.isEmpty()) {
      return 0;
    }
    Map<String, TargetText> targets = step.targets(asked, language);
    for (Attempt own : asked) {
      SourceText source = own.source();
      TargetText target = targets.get(source.key());
      if (target != null) {
        Attempt found = attempt(source, own.wording(), target, step.rung());
        best.merge(source.key(), found, step::better);
      }
    }
    return asked.size();
  }
}
