package org.courant.summary;

import java.util.Comparator;
import java.util.List;

/** Finds what stands above a briefing: its title, else the best of its short sentences. */
final class Headline {
  private static final int MOST_WORDS = 16;

  private Headline() {}

  /**
   * Ordinals of the segments that make the headline; none for a briefing without title and body.
   *
   * @param order units of the body, the best first
   */
  static List<Integer> of(SummaryInput briefing, List<SummaryUnit> order) {
    if (!briefing.title().isEmpty()) {
      return briefing.title().stream().map(title -> title.segment().ordinal()).toList();
    }
    return order.stream()
        .filter(unit -> words(unit) <= MOST_WORDS)
        .findFirst()
        .or(() -> order.stream().min(Comparator.comparingInt(Headline::words)))
        .map(SummaryUnit::ordinals)
        .orElse(List.of());
  }

  private static int words(SummaryUnit unit) {
    return SummaryLength.countWords(unit.text());
  }
}
