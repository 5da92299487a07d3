package org.courant.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummarizerTest {
  private static final String LONG = " is a sentence of enough words";

  @Test
  void centralSentencesComeInReadingOrder() {
    List<SummaryCandidate> candidates =
        List.of(
            candidate(1, "one" + LONG, -9, 1),
            candidate(2, "two" + LONG, 1, 4),
            candidate(3, "three" + LONG, 2, -9),
            candidate(4, "four" + LONG, 3, 3),
            candidate(5, "five" + LONG, 3, 2));

    assertEquals(List.of(4, 5), new Summarizer(2).choose(candidates));
  }

  @Test
  void shortSentencesAreNotChosen() {
    List<SummaryCandidate> candidates =
        List.of(candidate(1, "Only four short words", 1, 1), candidate(2, "two" + LONG, -1, 0));

    assertEquals(List.of(2), new Summarizer(2).choose(candidates));
  }

  @Test
  void repeatedSentenceIsChosenOnce() {
    List<SummaryCandidate> candidates =
        List.of(
            candidate(1, "one" + LONG, 1, 1),
            candidate(2, "one" + LONG, 1, 1),
            candidate(3, "three" + LONG, 1, 1));

    assertEquals(List.of(1, 3), new Summarizer(2).choose(candidates));
  }

  @Test
  void tieGoesToTheEarlier() {
    List<SummaryCandidate> candidates =
        List.of(candidate(7, "seven" + LONG, 1, 0), candidate(4, "four" + LONG, 1, 0));

    assertEquals(List.of(4), new Summarizer(1).choose(candidates));
  }

  @Test
  void nothingGivesNothing() {
    assertEquals(List.of(), new Summarizer(2).choose(List.of()));
    assertEquals(List.of(), new Summarizer(0).choose(List.of(candidate(1, "one" + LONG, 1, 1))));
  }

  @Test
  void negativeNumberIsRefused() {
    Exception failure = assertThrows(IllegalArgumentException.class, () -> new Summarizer(-1));

    assertEquals("Invalid summary-sentences: -1, must be 0 or more", failure.getMessage());
  }

  private static SummaryCandidate candidate(int ordinal, String source, float... embedding) {
    return new SummaryCandidate(ordinal, source, embedding);
  }
}
