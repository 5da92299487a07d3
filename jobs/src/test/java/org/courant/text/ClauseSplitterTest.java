package org.courant.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseSplitterTest {
  private final ClauseSplitter splitter = new ClauseSplitter();

  private static int words(String text) {
    return text.split("\\s+").length;
  }

  @Test
  void sentenceWithinTheLimitStays() {
    assertEquals(
        List.of("One, two, three."),
        splitter.split("One, two, three.", ClauseSplitterTest::words, 3));
  }

  @Test
  void semicolonIsBetterThanComma() {
    assertEquals(
        List.of("The talks failed, he said;", "nobody, not even the envoy, was surprised."),
        splitter.split(
            "The talks failed, he said; nobody, not even the envoy, was surprised.",
            ClauseSplitterTest::words,
            8));
  }

  @Test
  void conjunctionBehindACommaIsBetterThanAComma() {
    assertEquals(
        List.of("They crossed the wide, cold river,", "and the old bridge fell, at last."),
        splitter.split(
            "They crossed the wide, cold river, and the old bridge fell, at last.",
            ClauseSplitterTest::words,
            8));
  }

  @Test
  void clausesAreCutAtEveryPauseThatLeavesEnoughWords() {
    assertEquals(
        List.of("One two three,", "four five, six;", "seven — eight nine ten."),
        clauses("One two three, four five, six; seven — eight nine ten.", 3));
    assertEquals(List.of("One, two, three, four."), clauses("One, two, three, four.", 2 + 1));
    assertEquals(
        List.of("No pause in 1,000 words here"), clauses(" No pause in 1,000 words here ", 1));
    assertEquals(List.of(), clauses("  ", 1));
  }

  private static List<String> clauses(String sentence, int fewestWords) {
    return ClauseSplitter.clauses(sentence, fewestWords).stream()
        .map(span -> span.of(sentence))
        .toList();
  }

  @Test
  void wordWithoutSpacesIsCutBetweenCharacters() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    List<String> pieces = splitter.split(family.repeat(40), String::length, 100);
    assertEquals(family.repeat(40), String.join("", pieces));
    pieces.forEach(piece -> assertEquals(0, piece.length() % family.length(), piece));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a,", "a, ", "word ", "字"})
  void aMillionCharactersTakeFewCounts(String unit) {
    AtomicLong counted = new AtomicLong();
    String text = unit.repeat(1_000_000 / unit.length());
    List<String> pieces =
        splitter.split(
            text,
            piece -> {
              counted.addAndGet(piece.length());
              return piece.length() / 2 + 1;
            },
            500);
    assertTrue(pieces.stream().allMatch(piece -> piece.length() / 2 + 1 <= 500));
    assertEquals(text.replace(" ", ""), String.join("", pieces).replace(" ", ""));
    // Halving: each level counts the whole text once.
    assertTrue(counted.get() <= 20L * text.length(), counted + " characters counted");
  }

  @RepeatedTest(200)
  void piecesAreWithinTheLimitAndNothingIsLost(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    String alphabet = "abc ,;:—–and) \uD83D\uDE00е́";
    for (int i = random.nextInt(400); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    String sentence = text.toString();
    int limit = 8 + random.nextInt(60);
    List<String> pieces = splitter.split(sentence, String::length, limit);
    assertEquals(
        sentence.replaceAll("\\s", ""), String.join("", pieces).replaceAll("\\s", ""), sentence);
    pieces.forEach(piece -> assertTrue(piece.length() <= limit, sentence));
  }
}
