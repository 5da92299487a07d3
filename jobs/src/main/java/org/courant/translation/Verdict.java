package org.courant.translation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.courant.briefing.Finding;

/**
 * How heavy the findings on a target weigh.
 *
 * @param unusable findings with which a target is worse than its source
 * @param severe findings that are worth another decode; those that are {@code unusable} not among
 *     them
 * @param cut whether it breaks off, which is no reason to ask again, but worse than what is {@code
 *     missed}
 * @param missed what is worth a search of its own, but no worse target
 * @param light all others
 */
record Verdict(int unusable, int severe, int cut, int missed, int light) {
  private static final Set<String> UNUSABLE =
      Set.of(
          EmptyTarget.CODE,
          WrongScript.CODE,
          CopiedSource.CODE,
          RepetitionLoop.CODE,
          LostSpans.SPAN);
  private static final Set<String> SEVERE =
      Set.of(
          ForeignScript.CODE,
          TruncatedTarget.CODE,
          LengthRatio.CODE,
          NumberLost.CODE,
          NumberAdded.CODE,
          UnitChanged.CODE,
          CurrencyChanged.CODE,
          UntranslatedRun.CODE,
          RussianWords.CODE,
          WordTwice.CODE,
          WordsAfterEnd.CODE,
          LostSpans.DESIGNATION,
          TermCheck.LOST,
          TermCheck.FORBIDDEN);

  private static final Comparator<Verdict> BY_WEIGHT =
      Comparator.comparingInt(Verdict::unusable)
          .thenComparingInt(Verdict::severe)
          .thenComparingInt(Verdict::cut)
          .thenComparingInt(Verdict::missed);

  private static final Set<String> CUT = Set.of(UnfinishedTarget.CODE);
  private static final Set<String> MISSED = Set.of(NameLost.CODE);

  /** Weighs findings; a code that is not known here is light. */
  static Verdict of(List<Finding> findings) {
    int unusable = count(findings, UNUSABLE);
    int severe = count(findings, SEVERE);
    int cut = count(findings, CUT);
    int missed = count(findings, MISSED);
    int light = findings.size() - unusable - severe - cut - missed;
    return new Verdict(unusable, severe, cut, missed, light);
  }

  private static int count(List<Finding> findings, Set<String> codes) {
    return (int) findings.stream().filter(finding -> codes.contains(finding.code())).count();
  }

  boolean isUsable() {
    return unusable == 0;
  }

  /** Whether the model should be asked again. */
  boolean asksForRepair() {
    return unusable + severe > 0;
  }

  /** Whether a later target is worth more than an earlier one: light findings do not decide. */
  boolean isLighterThan(Verdict earlier) {
    return BY_WEIGHT.compare(this, earlier) < 0;
  }
}
