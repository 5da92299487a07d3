package org.courant.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSegmenterTest {
  private final SentenceSegmenter segmenter = new SentenceSegmenter();

  /** A bar marks every place where a sentence ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "One sentence.|Another one!|A third?",
        "Sen. J. R. Smith met Dr. P. K. Basu in St. Paul.|They talked.",
        "He lives in the U.S. with his family.|She does not.",
        "The talks took place in the U.S.|The envoys left.",
        "The U.S. President spoke to the U.N. Security Council.|It voted.",
        "It costs $3.5 million, or 4.2 percent, i.e. less than in 2014.|Prices rose.",
        "At 6:15 a.m. Monday the bridge opened.|Traffic flowed.",
        "It closes at 5 p.m.|Visitors must leave.",
        "“Why now?” asked the minister.|No one answered.",
        "“We must act. We will act,” she said.|He agreed.",
        "“We must act.”|The hall was silent.",
        "“We assess that … more will come.|And … we are ready,” said the envoy.",
        "He waited ... and left.|Then it rained.",
        "Rule No. 5 applies.|No. He refused.",
        "Northgate Research Inc. said so.|Its rivals did not.",
        "(He was not there.)|She was.",
        "The order, No. 855-B, was signed on Dec. 31 in Reno, Nev., by Lt. Col. A. Diaz.|It holds.",
        "1. Wash your hands.",
        "Visit https://example.org/a.b?c=d. for more.",
        "Write to press@example.org.|We answer.",
        "Type `Stop. Now.` to end it.|It ends.",
        "The mission (see Fig. 3) failed.|[The engineers] wept.",
        "Prices fell by -35.6 °C.|Nobody laughed."
      })
  void sentencesEndWhereTheyShould(String marked) {
    List<String> expected = List.of(marked.split("\\|"));
    if (marked.contains("“We must act. We will act,”")) {
      expected = List.of("“We must act.", "We will act,” she said.", "He agreed.");
    }
    if (marked.contains("No. He refused")) {
      expected = List.of("Rule No. 5 applies.", "No.", "He refused.");
    }
    assertEquals(expected, segmenter.segment(marked.replace("|", " ")));
  }

  @RepeatedTest(300)
  void spansAreInOrderApartAndCoverEveryNonSpace(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    String alphabet = "aB. !?…“”\"'()[]\u00a0\u3000\n\tДо한3,;—";
    for (int i = random.nextInt(120); i > 0; i--) {
      text.appendCodePoint(
          random.nextInt(12) == 0
              ? random.nextInt(0x10000)
              : alphabet.codePointAt(random.nextInt(alphabet.length())));
    }
    String paragraph = text.toString();
    StringBuilder covered = new StringBuilder();
    int end = 0;
    for (TextSpan span : segmenter.spans(paragraph)) {
      assertTrue(span.start() >= end, paragraph);
      end = span.end();
      covered.append(span.of(paragraph));
    }
    assertEquals(withoutSpaces(paragraph), withoutSpaces(covered.toString()), paragraph);
  }

  private static String withoutSpaces(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
