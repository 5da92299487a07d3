package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SectionSplitterTest {
  /** Words and two tokens around them. */
  private static int tokens(String text) {
    return (text.isBlank() ? 0 : text.strip().split("\\s+").length) + 2;
  }

  private static List<String> split(int limit, String... paragraphs) {
    return new SectionSplitter(SectionSplitterTest::tokens, limit, "en").split(List.of(paragraphs));
  }

  @Test
  void whatFitsIsOneSection() {
    assertEquals(List.of("One two. Three four."), split(6, "One two.", "Three four."));
    assertEquals(List.of(), split(6));
  }

  @Test
  void cutsAtParagraphsIntoLikeSections() {
    String[] paragraphs = {"a a a", "b b b", "c c c", "d d d", "e e e"};
    assertEquals(List.of("a a a b b b c c c", "d d d e e e"), split(14, paragraphs));
    // Twelve words would fit, and leave three for the second.
    assertEquals(List.of("a a a b b b", "c c c d d d", "e e e"), split(8, paragraphs));
  }

  @Test
  void cutsALongParagraphAtSentencesAndALongSentenceAtClauses() {
    assertEquals(
        List.of("Short one. The first sentence.", "The second sentence.", "Another one here."),
        split(7, "Short one.", "The first sentence. The second sentence. Another one here."));
    assertEquals(
        List.of("It rained all day;", "the river rose,", "and the road", "was closed."),
        split(6, "It rained all day; the river rose, and the road was closed."));
  }

  @Test
  void refusesALimitThatHoldsNoWord() {
    var refused = assertThrows(IllegalArgumentException.class, () -> split(2, "One two three."));
    assertTrue(refused.getMessage().startsWith("Invalid document: the model takes 2 tokens"));
  }

  /** A word behind a space takes more tokens than alone, which sums of lengths do not see. */
  @Test
  void whatComesOutTooLongIsCutAnew() {
    SectionSplitter splitter =
        new SectionSplitter(text -> tokens(text) + text.length() / 9, 12, "en");
    List<String> sections = splitter.split(List.of("aa bb cc dd", "ee ff gg hh", "ii jj kk ll"));
    assertEquals("aa bb cc dd ee ff gg hh ii jj kk ll", String.join(" ", sections));
    sections.forEach(s -> assertTrue(tokens(s) + s.length() / 9 <= 12, s));
  }

  @Test
  void nothingIsLostAndNothingIsTooLong() {
    Random random = new Random(11);
    String[] marks = {" ", " ", " ", " ", ", ", "; ", ". ", " — ", "  ", "\u00a0", " 값 ", "漢"};
    for (int round = 0; round < 400; round++) {
      List<String> paragraphs = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        StringBuilder text = new StringBuilder("P");
        for (int j = random.nextInt(60); j > 0; j--) {
          text.append((char) ('a' + random.nextInt(26)))
              .append(marks[random.nextInt(marks.length)]);
        }
        paragraphs.add(text.toString().strip());
      }
      int limit = 6 + random.nextInt(40);
      List<String> sections =
          new SectionSplitter(SectionSplitterTest::tokens, limit, "en").split(paragraphs);
      assertEquals(
          solid(String.join("", paragraphs)), solid(String.join("", sections)), "round " + round);
      sections.forEach(section -> assertTrue(tokens(section) <= limit, section));
    }
  }

  private static String solid(String text) {
    return text.replaceAll("[\\s\\p{Z}]", "");
  }
}
