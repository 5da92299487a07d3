package org.courant.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares with what {@code models/parity/record_rouge.py} recorded. */
class RougeTest {
  private static final Path RECORDING = Path.of("src/test/resources/parity/rouge.json");
  private static final double ROUNDING = 1e-12;

  @Test
  void scoresAreThoseOfRougeScore() throws IOException {
    JsonNode cases = new ObjectMapper().readTree(RECORDING.toFile());

    assertTrue(cases.size() > 50);
    for (JsonNode recorded : cases) {
      for (RougeTokenizer tokenizer : RougeTokenizer.values()) {
        String reference = recorded.get("reference").textValue();
        String candidate = recorded.get("candidate").textValue();
        Rouge found = Rouge.of(reference, candidate, tokenizer);
        JsonNode expected = recorded.get(tokenizer.label());
        String pair = tokenizer + ": " + reference + " | " + candidate;
        same(expected.get("rouge1"), found.rouge1(), pair);
        same(expected.get("rouge2"), found.rouge2(), pair);
        same(expected.get("rougeL"), found.rougeL(), pair);
        same(expected.get("rougeLsum"), found.rougeLsum(), pair);
      }
    }
  }

  @Test
  void tokenizerFollowsTheLanguage() {
    assertEquals(RougeTokenizer.ASCII, RougeTokenizer.of("en-GB"));
    assertEquals(RougeTokenizer.UNICODE, RougeTokenizer.of("uk"));
    assertEquals(List.of("п", "ять", "мостів"), RougeTokenizer.UNICODE.words("П'ять мостів!"));
  }

  private static void same(JsonNode expected, RougeScore found, String pair) {
    assertEquals(expected.get(0).doubleValue(), found.precision(), ROUNDING, pair);
    assertEquals(expected.get(1).doubleValue(), found.recall(), ROUNDING, pair);
    assertEquals(expected.get(2).doubleValue(), found.f(), ROUNDING, pair);
  }
}
