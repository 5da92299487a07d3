package org.courant.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A corpus in which no sentence comes twice: first halves of the bundled sentences before second
 * halves of others. They read like news until one thinks about them.
 *
 * @param sentences number of sentences, titles included
 * @param words least number of words in the body of every document but the last
 */
public record GrowthCorpus(int sentences, int words) {
  /** Pairs of different sentences. */
  static final int MOST_SENTENCES = Workload.MOST_SENTENCES * (Workload.MOST_SENTENCES - 1);

  private static final int SENTENCES_IN_A_PARAGRAPH = 5;

  public GrowthCorpus {
    if (sentences < 2 || sentences > MOST_SENTENCES) {
      throw new IllegalArgumentException(
          "Invalid sentences: %d, must be 2 to %,d".formatted(sentences, MOST_SENTENCES));
    }
    if (words < 1) {
      throw new IllegalArgumentException("Invalid words: " + words + ", must be 1 or more");
    }
  }

  /**
   * Writes JSON lines with {@code id}, {@code title} and {@code body}.
   *
   * @return number of documents
   */
  public int write(Path file) throws IOException {
    List<String> bundled = Workload.sentences();
    ObjectMapper json = new ObjectMapper();
    int documents = 0;
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      int next = 0;
      while (next < sentences) {
        String title = sentence(bundled, next++);
        StringBuilder body = new StringBuilder();
        int length = 0;
        for (int i = 0; length < words && next < sentences; i++) {
          String sentence = sentence(bundled, next++);
          length += words(sentence).length;
          body.append(body.isEmpty() ? "" : i % SENTENCES_IN_A_PARAGRAPH == 0 ? "\n\n" : " ");
          body.append(sentence);
        }
        Map<String, String> document = new LinkedHashMap<>();
        document.put("id", "document-" + documents++);
        document.put("title", title);
        document.put("body", body.toString());
        writer.write(json.writeValueAsString(document));
        writer.write('\n');
      }
    }
    return documents;
  }

  /** The sentence of a number: every first half once before any comes again. */
  private static String sentence(List<String> bundled, int number) {
    int first = number % bundled.size();
    int second = (first + 1 + number / bundled.size()) % bundled.size();
    String[] opening = words(bundled.get(first));
    String[] ending = words(bundled.get(second));
    return String.join(" ", List.of(opening).subList(0, opening.length / 2))
        + " "
        + String.join(" ", List.of(ending).subList(ending.length / 2, ending.length));
  }

  private static String[] words(String sentence) {
    return sentence.split(" ", -1);
  }
}
