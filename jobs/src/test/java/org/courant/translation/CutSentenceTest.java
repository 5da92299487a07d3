package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CutSentenceTest {
  private static final List<String> PIECES =
      List.of(
          "word",
          "and",
          "a",
          ",",
          ";",
          " ",
          " ",
          "—",
          "(",
          ")",
          "@desk",
          "{x}",
          "`a b`",
          ".",
          "é",
          "\uD83D\uDE00");

  @Test
  void cutsAroundSpansAndLeavesPunctuationOut() {
    assertEquals(
        List.of("The agency published the list", "on Tuesday."),
        CutSentence.of("The agency published the list (www.example.org) on Tuesday.").pieces());
    assertEquals(List.of(), CutSentence.of("{name}: %s (@desk).").pieces());
  }

  @Test
  void cutsAtClausesOfSomeLength() {
    assertEquals(
        List.of("They talk a long time,", "and they agree on nothing, he said."),
        CutSentence.of("They talk a long time, and they agree on nothing, he said.").pieces());
    assertFalse(CutSentence.of("Yes, they talk.").isCut());
  }

  @Test
  void targetsTakeTheEdgesOfTheirPieces() {
    assertEquals(
        "Пишіть на a@example.org до п'ятниці.",
        CutSentence.of("Write to a@example.org by Friday.")
            .joined(piece -> piece.equals("Write to") ? "Пишіть на." : " До п'ятниці."));
  }

  @ParameterizedTest
  @MethodSource("org.courant.translation.MaskedTextTest#sentences")
  void partsAreTheSentence(String sentence) {
    assertEquals(sentence, whole(sentence));
  }

  @RepeatedTest(100)
  void partsOfRandomTextAreTheText(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    assertEquals(text.toString(), whole(text.toString()));
    CutSentence cut = CutSentence.of(text.toString());
    cut.joined(piece -> piece.toUpperCase(Locale.ROOT));
  }

  private static String whole(String sentence) {
    return CutSentence.of(sentence).parts().stream()
        .map(CutSentence.Part::text)
        .collect(Collectors.joining());
  }
}
