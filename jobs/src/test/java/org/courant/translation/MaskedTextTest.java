package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTextTest {
  static List<String> sentences() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/spans/sentences-en.tsv")).stream()
        .filter(line -> !line.startsWith("# "))
        .map(line -> line.split("\t", -1)[0])
        .toList();
  }

  @Test
  void everySpanHasAStandInOfItsOwn() {
    MaskedText masked = MaskedText.of("Hello %s, write to {desk} about COVID-19.").orElseThrow();

    assertEquals("Hello [971], write to [483] about [257].", masked.text());
    assertEquals(Optional.of("{desk} COVID-19 $1 %s"), masked.restored("[483] [257] $1 [971]"));
  }

  @Test
  void standInsAreNotNumbersOfTheText() {
    assertEquals(
        "The 971 of [483]", MaskedText.of("The 971 of @example_desk").orElseThrow().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[971]",
        "[971] [971] [483]",
        "[971] [48]",
        "[971] [483]]",
        "[971] [483",
        "971 483"
      })
  void lostAndDoubledStandInsAreNotPutBack(String target) {
    assertEquals(
        Optional.empty(), MaskedText.of("Hello %s, see {desk}.").orElseThrow().restored(target));
  }

  @Test
  void textWithoutSpansOrWithMarksIsNotMasked() {
    assertEquals(Optional.empty(), MaskedText.of("The talks go on."));
    assertEquals(Optional.empty(), MaskedText.of("The <b>talks</b> go on."));
    assertEquals(Optional.empty(), MaskedText.of("{a} ".repeat(13)));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void whatIsMaskedIsRestored(String sentence) {
    MaskedText.of(sentence)
        .ifPresent(masked -> assertEquals(Optional.of(sentence), masked.restored(masked.text())));
  }
}
