package org.courant.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class SentenceChrfTest {
  @Test
  void scoresAreThoseOfSacreBleu() throws IOException {
    try (InputStream stream = SentenceChrfTest.class.getResourceAsStream("/parity/chrf.json")) {
      JsonNode cases = new ObjectMapper().readTree(stream).get("cases");
      assertFalse(cases.isEmpty());
      for (JsonNode one : cases) {
        String hypothesis = one.get("hypothesis").asText();
        String reference = one.get("reference").asText();
        assertEquals(
            one.get("score").asDouble(),
            SentenceChrf.score(hypothesis, reference),
            1e-9,
            () -> hypothesis + " | " + reference);
      }
    }
  }
}
