package org.courant.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Units of one summary while it is put together; never longer than its length allows. */
final class Selection {
  private final SummaryLength length;
  private final List<SummaryUnit> units = new ArrayList<>();
  private int sum;

  Selection(SummaryLength length) {
    this.length = length;
  }

  /** Takes a unit if there is room for it. */
  boolean take(SummaryUnit unit) {
    int more = length.of(unit.text(), unit.sentences());
    if (!length.admits(sum + more)) {
      return false;
    }
    sum += more;
    return units.add(unit);
  }

  int size() {
    return units.size();
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  /** The sentences in reading order. */
  List<SummarySentence> sentences() {
    return units.stream()
        .sorted(Comparator.comparingInt(unit -> unit.ordinals().get(0)))
        .map(SummaryUnit::sentence)
        .toList();
  }
}
