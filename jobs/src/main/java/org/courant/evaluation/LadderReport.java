package org.courant.evaluation;

import java.util.List;
import java.util.function.Function;
import org.courant.briefing.Rung;

/**
 * What the ladder did to lines.
 *
 * @param lines in their order
 */
public record LadderReport(List<Line> lines) {
  public LadderReport {
    lines = List.copyOf(lines);
  }

  /**
   * A translated line.
   *
   * @param pair the source and its translation by people
   * @param direct the model's first target
   * @param settled the target of the ladder
   * @param rung how that was found
   */
  public record Line(LinePair pair, Judged direct, Judged settled, Rung rung) {}

  /**
   * A target and what the checks say of it.
   *
   * @param text the target
   * @param hasFigures whether its source has figures
   * @param figuresWhole whether no check on figures objects
   * @param findings findings of all checks
   */
  public record Judged(String text, boolean hasFigures, boolean figuresWhole, int findings) {}

  /** The lines whose targets were found on a rung. */
  public List<Line> on(Rung rung) {
    return lines.stream().filter(line -> line.rung() == rung).toList();
  }

  /** Mean sentence chrF of one of the two targets. */
  public static double chrf(List<Line> lines, Function<Line, Judged> target) {
    return lines.stream()
        .mapToDouble(line -> SentenceChrf.score(target.apply(line).text(), line.pair().target()))
        .average()
        .orElse(0);
  }

  /** Mean number of findings on one of the two targets. */
  public static double findings(List<Line> lines, Function<Line, Judged> target) {
    return lines.stream().mapToInt(line -> target.apply(line).findings()).average().orElse(0);
  }

  /** Of the lines with figures, the share of those whose figures are whole; 1 if there are none. */
  public static double figuresWhole(List<Line> lines, Function<Line, Judged> target) {
    return lines.stream()
        .map(target)
        .filter(Judged::hasFigures)
        .mapToInt(judged -> judged.figuresWhole() ? 1 : 0)
        .average()
        .orElse(1);
  }
}
