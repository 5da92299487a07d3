package org.courant.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ranks the units of one section. A unit is worth its centrality, by the words it shares with the
 * others and by the encoder, and more if it stands early; it loses for what reads badly alone.
 * Units are taken one by one, and lose for what the taken ones say already (MMR: Carbonell and
 * Goldstein 1998).
 *
 * <p>Weights were tuned on one half of two collections and measured on the other; see the README of
 * the jobs. All are in standard deviations of the section.
 */
final class SectionRanking {
  private static final double BY_WORDS = 1;
  private static final double BY_ENCODER = 0.25;
  private static final double FIRST = 1;
  private static final double FIRST_OVER_LAST = 0.75;
  private static final double REPETITION = 2;

  /** Above this cosine two units say the same thing, and the second is worth next to nothing. */
  private static final double SAME = 0.6;

  private static final double SAME_THING = 5;
  private static final double REFERENCE = 3;
  private static final double QUESTION = 0.5;
  private static final double FLAGGED = 1;
  private static final double UNFINISHED = 2;
  private static final double BROKEN_QUOTATION = 4;

  /** A word above this many costs; what is longer reads badly in a summary. */
  private static final int LONG_WORDS = 45;

  private static final double PER_LONG_WORD = 0.05;
  private static final Pattern END = Pattern.compile("[.!?…。！？]['\"”’»“)\\]*_]*$");
  private static final Pattern QUESTION_END = Pattern.compile("[?？]['\"”’»“)\\]*_]*$");

  private final List<SummaryUnit> units;
  private final TermVectors terms;
  private final double[] worth;
  private final boolean[] reference;

  SectionRanking(List<SummaryUnit> units) {
    this.units = units;
    this.terms = TermVectors.of(units.stream().map(SummaryUnit::text).toList());
    this.worth = worth();
    this.reference = new boolean[units.size()];
    for (int i = 0; i < reference.length; i++) {
      reference[i] = SentenceOpenings.standard().isReference(units.get(i).text());
    }
  }

  private double[] worth() {
    double[] byWords = standardized(terms.centrality());
    double[] byEncoder = standardized(EmbeddingCentrality.of(units));
    double[] worth = new double[units.size()];
    for (int i = 0; i < worth.length; i++) {
      double early = 1 - (double) i / worth.length;
      worth[i] =
          BY_WORDS * byWords[i]
              + BY_ENCODER * byEncoder[i]
              + FIRST_OVER_LAST * early
              + FIRST / (1 + i)
              - deductions(units.get(i));
    }
    return worth;
  }

  private static double deductions(SummaryUnit unit) {
    String text = unit.text();
    return FLAGGED * unit.flaggedShare()
        + (QUESTION_END.matcher(text).find() ? QUESTION : 0)
        + (END.matcher(text).find() ? 0 : UNFINISHED)
        + (Quotation.isWhole(text) ? 0 : BROKEN_QUOTATION)
        + PER_LONG_WORD * Math.max(0, SummaryLength.countWords(text) - LONG_WORDS);
  }

  /** All units, the one to take first in front. */
  List<RankedUnit> order() {
    List<RankedUnit> order = new ArrayList<>();
    double[] repeated = new double[units.size()];
    boolean[] taken = new boolean[units.size()];
    while (order.size() < units.size()) {
      int best = best(repeated, taken);
      taken[best] = true;
      order.add(new RankedUnit(units.get(best), value(best, repeated, taken)));
      for (int i = 0; i < repeated.length; i++) {
        repeated[i] = Math.max(repeated[i], terms.similarity(i, best));
      }
    }
    return order;
  }

  private int best(double[] repeated, boolean[] taken) {
    int best = -1;
    for (int i = 0; i < taken.length; i++) {
      // Of equals the first.
      if (!taken[i] && (best < 0 || value(i, repeated, taken) > value(best, repeated, taken))) {
        best = i;
      }
    }
    return best;
  }

  private double value(int unit, double[] repeated, boolean[] taken) {
    boolean dangling = reference[unit] && !(unit > 0 && taken[unit - 1] && follows(unit));
    return worth[unit]
        - REPETITION * repeated[unit]
        - (repeated[unit] > SAME ? SAME_THING : 0)
        - (dangling ? REFERENCE : 0);
  }

  /** Whether a unit stands right behind the one before it, with nothing left out between. */
  private boolean follows(int unit) {
    List<Integer> before = units.get(unit - 1).ordinals();
    return before.get(before.size() - 1) + 1 == units.get(unit).ordinals().get(0);
  }

  private static double[] standardized(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    double[] standardized = new double[values.length];
    for (int i = 0; variance > 0 && i < values.length; i++) {
      standardized[i] = (values[i] - mean) / Math.sqrt(variance);
    }
    return standardized;
  }
}
