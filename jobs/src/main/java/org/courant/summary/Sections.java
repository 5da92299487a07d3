package org.courant.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a long briefing into sections: at its headings, and where these are far apart or none. */
final class Sections {
  /** More units than this are more than one section. */
  static final int MOST_UNITS = 100;

  private Sections() {}

  /**
   * The sections, each of at most {@link #MOST_UNITS} units.
   *
   * @param units in reading order
   * @param headings paragraphs that are headings
   */
  static List<List<SummaryUnit>> of(List<SummaryUnit> units, Set<Integer> headings) {
    if (units.size() <= MOST_UNITS) {
      return List.of(units);
    }
    List<List<SummaryUnit>> sections = new ArrayList<>();
    int from = 0;
    while (from < units.size()) {
      int left = units.size() - from;
      // Sections of one length, rather than full ones and a rest.
      int wanted = (left + MOST_UNITS - 1) / MOST_UNITS;
      int to = left <= MOST_UNITS ? units.size() : cut(units, headings, from, left / wanted);
      sections.add(units.subList(from, to));
      from = to;
    }
    return sections;
  }

  /** The best place to cut in the second half of a section: a heading, a paragraph, any. */
  private static int cut(List<SummaryUnit> units, Set<Integer> headings, int from, int length) {
    int paragraph = from + length;
    boolean found = false;
    for (int to = from + length; to > from + length / 2; to--) {
      int left = units.get(to - 1).paragraph();
      int right = units.get(to).paragraph();
      if (headings.stream().anyMatch(heading -> heading > left && heading < right)) {
        return to;
      }
      if (!found && left != right) {
        paragraph = to;
        found = true;
      }
    }
    return paragraph;
  }
}
