package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.courant.briefing.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FigureFuzzTest {
  private static final long SEED = 20261125;
  private static final int LONG = 100_000;
  private static final List<String> LANGUAGES = List.of("en", "ko", "uk", "de");
  private static final List<QualityCheck> CHECKS = List.of(new NumberLost(), new NumberAdded());

  private static final List<String> SOUP =
      List.of(
          "0",
          "1",
          "7",
          "00",
          "12",
          "250",
          "2019",
          "９",
          "٣",
          ".",
          ",",
          ":",
          "/",
          "-",
          "–",
          "·",
          " ",
          " ",
          "\u00A0",
          "\u202F",
          "'",
          "’",
          "$",
          "%",
          "a",
          "and",
          "half",
          "million",
          "m",
          "bn",
          "hundred",
          "s",
          "th",
          "p.m.",
          "am",
          "May",
          "March",
          "Tuesday",
          "XIX",
          "I",
          "MM",
          "만",
          "억",
          "조",
          "천",
          "십",
          "이",
          "두",
          "스물",
          "명",
          "년",
          "월",
          "시",
          "반",
          "오후",
          "번째",
          "월요일",
          "тис.",
          "млн",
          "дві",
          "п'ять",
          "дво",
          "годинний",
          "-х",
          "століття",
          "ст.",
          "березня",
          "у",
          "лютому",
          "ранку",
          "і",
          "до",
          "ХІХ",
          "\uD83D",
          "\u0301",
          "\n",
          "\u0000");

  @Test
  void nothingThrows() {
    Random random = new Random(SEED);
    for (int round = 0; round < 1500; round++) {
      String source = text(random, random.nextInt(40));
      String target = text(random, random.nextInt(40));
      examine(source, target, round);
    }
  }

  @Test
  void aCopyHasNoFindings() {
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      String text = text(random, random.nextInt(40));
      for (String language : LANGUAGES) {
        assertEquals(
            List.of(), findings(text, language, text, language), "seed " + SEED + ": " + text);
      }
    }
  }

  @Test
  void longTextsAreRead() {
    List<String> pieces = new ArrayList<>(SOUP);
    pieces.addAll(List.of("1,", "1 234 ", "two and ", "a ", "1만 ", "5-", "million ", "1 млн "));
    for (int i = 0; i < pieces.size(); i++) {
      String text = pieces.get(i).repeat(LONG / pieces.get(i).length());
      // A copy, so whatever is read is there too.
      String language = LANGUAGES.get(i % LANGUAGES.size());
      assertEquals(List.of(), findings(text, language, text, language));
    }
    examine(text(new Random(SEED), LONG / 2), text(new Random(SEED + 1), LONG / 2), 0);
  }

  private static void examine(String source, String target, int round) {
    for (String language : LANGUAGES) {
      try {
        findings(source, "en", target, language);
        findings(target, language, source, "en");
      } catch (RuntimeException e) {
        fail(
            "seed " + SEED + ", round " + round + ", " + language + ": " + shown(source, target),
            e);
      }
    }
  }

  private static String shown(String source, String target) {
    String both = source + " | " + target;
    return both.substring(0, Math.min(both.length(), 500));
  }

  private static String text(Random random, int length) {
    boolean soup = random.nextInt(4) > 0;
    return IntStream.range(0, length)
        .mapToObj(i -> soup ? SOUP.get(random.nextInt(SOUP.size())) : character(random))
        .collect(Collectors.joining());
  }

  /** Any character at all, lone surrogates included. */
  private static String character(Random random) {
    return random.nextBoolean()
        ? Character.toString((char) random.nextInt(Character.MAX_VALUE + 1))
        : Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
  }

  private static List<Finding> findings(
      String source, String sourceLanguage, String target, String language) {
    return QualityCheck.examineAll(
        CHECKS, new Candidate(source, sourceLanguage, target, language, 20, false));
  }
}
