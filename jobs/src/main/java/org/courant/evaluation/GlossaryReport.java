package org.courant.evaluation;

import java.util.List;
import java.util.function.Function;
import org.courant.briefing.Rung;
import org.courant.glossary.TermStatus;
import org.courant.glossary.TermUse;

/**
 * What a glossary did to lines.
 *
 * @param lines in their order
 */
public record GlossaryReport(List<Line> lines) {
  public GlossaryReport {
    lines = List.copyOf(lines);
  }

  /**
   * A translated line.
   *
   * @param pair the source and its translation by people
   * @param without target without the glossary
   * @param with target with it
   * @param people what became of the terms in the translation by people
   * @param usesWithout what became of them without the glossary
   * @param usesWith what became of them with it
   * @param rung how the target with the glossary was found
   */
  public record Line(
      LinePair pair,
      String without,
      String with,
      List<TermUse> people,
      List<TermUse> usesWithout,
      List<TermUse> usesWith,
      Rung rung) {
    public Line {
      people = List.copyOf(people);
      usesWithout = List.copyOf(usesWithout);
      usesWith = List.copyOf(usesWith);
    }

    /** Whether the source has a term. */
    public boolean hasTerm() {
      return !people.isEmpty();
    }

    /** Whether people had every term. */
    public boolean agrees() {
      return hasTerm() && people.stream().noneMatch(use -> use.status() == TermStatus.LOST);
    }

    /** Whether the glossary changed the target. */
    public boolean changed() {
      return !without.equals(with);
    }
  }

  /**
   * Terms and those that stand in their targets.
   *
   * @param terms number of terms, each counted once for a line
   * @param hits how many of them stand in the target
   */
  public record Hits(long terms, long hits) {
    /** Share of the terms, 1 if there are none. */
    public double rate() {
      return terms == 0 ? 1 : (double) hits / terms;
    }
  }

  /** Lines in whose source a term stands. */
  public List<Line> withTerms() {
    return lines.stream().filter(Line::hasTerm).toList();
  }

  /** Lines in whose source none stands. */
  public List<Line> withoutTerms() {
    return lines.stream().filter(line -> !line.hasTerm()).toList();
  }

  /** The lines with terms all of which people have too. */
  public List<Line> agreeing() {
    return lines.stream().filter(Line::agrees).toList();
  }

  /** Counts one of the three lists of uses. */
  public static Hits hits(List<Line> lines, Function<Line, List<TermUse>> uses) {
    List<TermUse> all = lines.stream().flatMap(line -> uses.apply(line).stream()).toList();
    long hits = all.stream().filter(use -> use.status() != TermStatus.LOST).count();
    return new Hits(all.size(), hits);
  }

  /** Mean sentence chrF of one of the two targets. */
  public static double chrf(List<Line> lines, Function<Line, String> target) {
    return lines.stream()
        .mapToDouble(line -> SentenceChrf.score(target.apply(line), line.pair().target()))
        .average()
        .orElse(0);
  }
}
