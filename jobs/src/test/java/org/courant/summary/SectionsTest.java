package org.courant.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.courant.briefing.Segment;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

class SectionsTest {
  @Test
  void shortBriefingIsOneSection() {
    assertEquals(1, Sections.of(units(100, 5), Set.of()).size());
  }

  @Test
  void sectionsCoverEverythingInOrder() {
    for (int count : List.of(101, 199, 200, 201, 1234)) {
      List<SummaryUnit> units = units(count, 7);

      List<List<SummaryUnit>> sections = Sections.of(units, Set.of());

      assertEquals(units, sections.stream().flatMap(List::stream).toList());
      assertTrue(sections.stream().allMatch(section -> section.size() <= 100), "of " + count);
      assertTrue(sections.stream().allMatch(section -> !section.isEmpty()), "of " + count);
    }
  }

  @Test
  void headingIsCutAtBeforeAParagraph() {
    // Paragraphs of ten sentences; the fourth is a heading, so that 40 sentences stand before it.
    List<SummaryUnit> units =
        Stream.concat(
                units(40, 10).stream(), units(110, 10).stream().map(unit -> moved(unit, 5, 40)))
            .toList();

    assertEquals(40, Sections.of(units, Set.of(4)).get(0).size());
  }

  private static List<SummaryUnit> units(int count, int ofParagraph) {
    return IntStream.range(0, count).mapToObj(i -> unit(i / ofParagraph, i)).toList();
  }

  private static SummaryUnit moved(SummaryUnit unit, int paragraphs, int ordinals) {
    return unit(unit.paragraph() + paragraphs, unit.ordinals().get(0) + ordinals);
  }

  private static SummaryUnit unit(int paragraph, int ordinal) {
    Segment segment = new Segment(paragraph, ordinal, SegmentKind.BODY, "Sentence " + ordinal);
    return new SummaryUnit(List.of(new SummaryCandidate(segment, new float[0], 0)), 1);
  }
}
