package org.courant.summary;

import java.util.List;

/** Says which units of a briefing its summary wants most. */
interface Ranking {
  /**
   * What a ranking found.
   *
   * @param method how it was found
   * @param units the most wanted first; those that no summary wants are left out
   */
  record Order(SummaryMethod method, List<SummaryUnit> units) {
    public Order {
      units = List.copyOf(units);
    }
  }

  /**
   * Ranks units.
   *
   * @param briefing what they come from
   * @param units in reading order
   */
  Order order(SummaryInput briefing, List<SummaryUnit> units);
}
