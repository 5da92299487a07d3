package org.courant.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthCorpusTest {
  @TempDir Path folder;

  @Test
  void everyDocumentHasItsWordsAndNoSentenceComesTwice() throws IOException {
    Path file = folder.resolve("corpus.jsonl");

    int documents = new GrowthCorpus(3_000, 400).write(file);

    List<JsonNode> written = read(file);
    assertEquals(documents, written.size());
    for (JsonNode document : written.subList(0, documents - 1)) {
      int words = document.get("body").asText().split("\\s+", -1).length;
      assertTrue(words >= 400 && words < 460, () -> words + " words");
    }
    assertEquals(3_000, whole(written).size());
    assertEquals(3_000, new HashSet<>(whole(written)).size());
  }

  @Test
  void asManySentencesAsAreAskedForHoweverLongTheDocuments() throws IOException {
    Path file = folder.resolve("corpus.jsonl");
    assertEquals(1, new GrowthCorpus(2, 100_000).write(file));
    assertEquals(2, whole(read(file)).size());
    assertEquals(200, new GrowthCorpus(400, 1).write(file));
    assertEquals(400, new HashSet<>(whole(read(file))).size());
  }

  @Test
  void whatCannotBeMadeIsRefused() {
    assertEquals(
        "Invalid sentences: 261633, must be 2 to 261,632",
        assertThrows(IllegalArgumentException.class, () -> new GrowthCorpus(261_633, 400))
            .getMessage());
    assertEquals(
        "Invalid words: 0, must be 1 or more",
        assertThrows(IllegalArgumentException.class, () -> new GrowthCorpus(100, 0)).getMessage());
  }

  private static List<JsonNode> read(Path file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      documents.add(new ObjectMapper().readTree(line));
    }
    return documents;
  }

  /** Titles, and bodies cut where a sentence of the list ends. */
  private static List<String> whole(List<JsonNode> documents) {
    List<String> endings =
        Workload.sentences().stream()
            .map(sentence -> List.of(sentence.split(" ", -1)))
            .map(words -> String.join(" ", words.subList(words.size() / 2, words.size())))
            .toList();
    List<String> sentences = new ArrayList<>();
    for (JsonNode document : documents) {
      sentences.add(document.get("title").asText());
      StringBuilder sentence = new StringBuilder();
      for (String word : document.get("body").asText().split("\\s+", -1)) {
        sentence.append(sentence.isEmpty() ? "" : " ").append(word);
        if (endings.stream().anyMatch(end -> sentence.toString().endsWith(" " + end))) {
          sentences.add(sentence.toString());
          sentence.setLength(0);
        }
      }
    }
    return sentences;
  }
}
