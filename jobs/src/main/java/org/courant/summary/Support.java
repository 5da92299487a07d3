package org.courant.summary;

import java.util.List;

/**
 * The segments that say what a sentence says.
 *
 * @param ordinals of the segments, best first
 * @param coverage share of the sentence's words, by weight, that these segments have; 0 to 1
 */
record Support(List<Integer> ordinals, double coverage) {
  /**
   * Least coverage of a sentence that a briefing supports. Of sentences that people wrote as
   * summaries of 168 speeches 84% reach it, of sentences from summaries of other such speeches 15%;
   * of headlines 57% and 6%.
   */
  static final double LEAST = 0.5;

  Support {
    ordinals = List.copyOf(ordinals);
  }

  boolean isEnough() {
    return coverage >= LEAST;
  }
}
