package org.courant.summary;

import java.util.List;

/** The order of the page. */
final class LeadRanking implements Ranking {
  @Override
  public Order order(SummaryInput briefing, List<SummaryUnit> units) {
    return new Order(SummaryMethod.LEAD, units);
  }
}
