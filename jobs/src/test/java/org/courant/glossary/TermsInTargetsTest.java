package org.courant.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An inflected term is the term, and a word that only looks like it is not. */
class TermsInTargetsTest {
  static Stream<List<String>> sentences() throws IOException {
    try (InputStream stream =
        TermsInTargetsTest.class.getResourceAsStream("/glossary/sentences.tsv")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)));
    }
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void formsAreFoundAndOtherWordsAreNot(List<String> row) {
    GlossaryEntry entry =
        new GlossaryEntry(
            1,
            Map.of("en", List.of("term"), row.get(0), List.of(row.get(3))),
            Map.of(),
            row.get(1).equals("p") ? "proper noun" : "noun",
            CaseRule.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
            false,
            "",
            "");
    TermUse use =
        new Glossary(List.of(entry)).pair("en", row.get(0)).uses("A term.", row.get(6)).get(0);

    assertEquals(row.get(4) + " " + row.get(5), use.status().label() + " " + use.found());
  }
}
