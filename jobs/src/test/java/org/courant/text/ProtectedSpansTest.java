package org.courant.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedSpansTest {
  private static final Path RESOURCES = Path.of("src/test/resources/spans");

  /** Beginnings and ends of spans, to be put together at random. */
  private static final List<String> PIECES =
      List.of(
          "http://",
          "www.",
          "a",
          "b.org",
          "@",
          "#",
          "/",
          "\\",
          "C:\\",
          ".txt",
          "`",
          "``",
          "()",
          "_",
          "--",
          "{",
          "}",
          "{{",
          "%",
          "s",
          "$",
          "<",
          ">",
          "</",
          "&",
          ";",
          "*",
          "**",
          "[",
          "](",
          ")",
          "F-1",
          "v1.",
          "2",
          " ",
          "\n",
          "\uD83D\uDE00",
          "\uD83D",
          "й",
          "가",
          "\u0000",
          "\u200B");

  static List<String> sentences() throws IOException {
    return lines("sentences-en.tsv");
  }

  static List<String> plainSentences() throws IOException {
    return lines("no-spans-en.txt");
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void findsWhatIsMarked(String line) {
    List<String> columns = Arrays.asList(line.split("\t", -1));
    assertEquals(columns.subList(1, columns.size()), texts(columns.get(0)));
  }

  @ParameterizedTest
  @MethodSource("plainSentences")
  void leavesOrdinaryTextAlone(String line) {
    assertEquals(List.of(), texts(line));
  }

  @Test
  void everyRuleFindsItsExampleAndNothingElseDoes() {
    for (SpanRule rule : SpanRule.load()) {
      List<String> own =
          rule.find(rule.example()).stream()
              .flatMap(List::stream)
              .map(span -> span.of(rule.example()))
              .sorted()
              .toList();
      assertFalse(own.isEmpty(), rule.example());
      assertEquals(own, texts(rule.example()).stream().sorted().toList(), rule.example());
    }
  }

  @Test
  void addressEndsWhereItsSentenceGoesOn() {
    assertEquals(List.of("https://example.org"), texts("(see https://example.org)."));
    assertEquals(List.of("https://example.org"), texts("“Go to https://example.org!”"));
    assertEquals(List.of("https://example.org/a_(b)"), texts("It is https://example.org/a_(b)."));
    assertEquals(List.of("**", "https://example.org", "**"), texts("**see https://example.org**"));
  }

  @Test
  void ofTwoThatOverlapTheFirstCounts() {
    assertEquals(
        List.of("https://example.org/@desk/a.pdf"), texts("https://example.org/@desk/a.pdf"));
    assertEquals(List.of("`a {b} c.txt`"), texts("Type `a {b} c.txt` now"));
  }

  @Test
  void withoutTakesOutWhatIsStrict() {
    assertEquals(
        "Ask   about COVID-19 at  ", ProtectedSpans.without("Ask @desk about COVID-19 at {x}"));
  }

  @RepeatedTest(200)
  void spansAreApartInOrderAndWhereTheySay(RepetitionInfo repetition) {
    String text = random(new Random(repetition.getCurrentRepetition()));
    int end = 0;
    for (ProtectedSpan found : ProtectedSpans.of(text)) {
      assertTrue(found.span().start() >= end, text);
      assertEquals(found.text(), found.span().of(text), text);
      end = found.span().end();
    }
  }

  @RepeatedTest(200)
  void noSpanIsWithoutItsSign(RepetitionInfo repetition) {
    String text = random(new Random(repetition.getCurrentRepetition()));
    for (SpanRule rule : SpanRule.load()) {
      assertEquals(rule.search(text), rule.find(text), rule + " in " + text);
      assertFalse(rule.find(rule.example()).isEmpty(), rule.example());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "a.", "a_", "@", "{", "`", "*", "**a", "<a ", "[", "/a", "www.", "%1", "a@", "http://"
      })
  void longTextsAreReadWhole(String unit) {
    String text = unit.repeat(20_000);
    ProtectedSpans.of(text).forEach(found -> assertEquals(found.text(), found.span().of(text)));
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(40);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static List<String> texts(String text) {
    return ProtectedSpans.of(text).stream().map(ProtectedSpan::text).toList();
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(RESOURCES.resolve(file)).stream()
        .filter(line -> !line.startsWith("# "))
        .toList();
  }
}
