package org.courant.translation;

import java.util.List;
import java.util.Map;
import org.courant.briefing.Rung;
import org.courant.inference.SourceText;
import org.courant.inference.TargetText;

/** One way to ask again for a sentence, in most cases because a check objects to its target. */
interface LadderStep {
  /** What the receipt calls it. */
  Rung rung();

  /** Whether it may help with the best target so far. */
  boolean suits(Attempt attempt);

  /** How it asks for a text that suits it. */
  default SourceText wording(Attempt attempt) {
    return attempt.wording();
  }

  /**
   * New targets in one language, by the keys of the texts; a text for which it has none is missing.
   *
   * @param attempts what suits it, in its own wording
   */
  Map<String, TargetText> targets(List<Attempt> attempts, String language);

  /** Which of two targets of a text is kept: the earlier one unless the later is lighter. */
  default Attempt better(Attempt earlier, Attempt later) {
    return later.verdict().isLighterThan(earlier.verdict()) ? later : earlier;
  }
}
