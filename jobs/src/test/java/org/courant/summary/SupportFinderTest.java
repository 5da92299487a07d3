package org.courant.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.courant.briefing.Segment;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

class SupportFinderTest {
  private static final SupportFinder FINDER =
      finder(
          "The minister opened the new bridge over the Han river.",
          "It cost 40 million won and took three years.",
          "Farmers in the valley had asked for it.",
          "The old ferry will stop in June.");

  private static SupportFinder finder(String... sentences) {
    List<Segment> segments = new ArrayList<>();
    for (String sentence : sentences) {
      segments.add(new Segment(1, 1 + segments.size(), SegmentKind.BODY, sentence));
    }
    return new SupportFinder(segments, "en");
  }

  @Test
  void findsTheSegmentThatSaysIt() {
    Support support = FINDER.find("The minister opened a bridge over the river.");
    assertEquals(List.of(1), support.ordinals());
    assertTrue(support.isEnough());
    assertTrue(support.coverage() < 1, "nobody says “a”");
  }

  @Test
  void findsAllSegmentsThatAMergedSentenceComesFrom() {
    Support support = FINDER.find("The new bridge cost 40 million won; the ferry will stop.");
    assertEquals(List.of(2, 4, 1), support.ordinals());
    assertEquals(1, support.coverage(), 1e-9);
  }

  @Test
  void whatNobodySaysIsNotSupported() {
    Support support = FINDER.find("Scientists in Antarctica drilled deeper than ever.");
    assertEquals(List.of(), support.ordinals());
    assertFalse(support.isEnough());
    assertEquals(0, FINDER.find("— !").coverage());
  }

  @Test
  void aWordOfEverySegmentSaysLessThanARareOne() {
    SupportFinder finder = finder("the flood", "the frost", "the fire and frost");
    assertEquals(List.of(2), finder.find("the frost").ordinals());
    assertTrue(finder.coverage("the flood", "flood") > finder.coverage("the flood", "the"));
  }

  @Test
  void inflectedWordsAreTheSameWord() {
    SupportFinder korean =
        new SupportFinder(
            List.of(
                new Segment(1, 1, SegmentKind.BODY, "정부는 화요일에 새 다리를 열었다."),
                new Segment(1, 2, SegmentKind.BODY, "농민들은 오래 기다렸다.")),
            "ko");
    assertEquals(List.of(1), korean.find("정부가 다리를 개통했다.").ordinals());
    assertEquals(List.of(2), korean.find("기다린 농민들").ordinals());

    SupportFinder ukrainian =
        new SupportFinder(
            List.of(
                new Segment(1, 1, SegmentKind.BODY, "Міністерство відкрило нову переправу."),
                new Segment(1, 2, SegmentKind.BODY, "Вартість становить 40000 гривень.")),
            "uk");
    assertEquals(List.of(1), ukrainian.find("Переправа міністерства").ordinals());
    assertEquals(List.of(), ukrainian.find("40001 людина").ordinals(), "digits are not cut");
  }

  @Test
  void anEmptyBriefingSupportsNothing() {
    assertEquals(List.of(), finder().find("The minister opened a bridge.").ordinals());
  }
}
