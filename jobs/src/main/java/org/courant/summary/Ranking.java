package org.courant.summary;

import java.util.List;

/** Says which units of a briefing its summary wants most. */
interface Ranking {
  /**
   * The units, the most wanted first; those that no summary wants are left out.
   *
   * @param briefing what they come from
   * @param units in reading order
   */
  List<SummaryUnit> order(SummaryInput briefing, List<SummaryUnit> units);
}
