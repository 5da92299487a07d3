package org.courant.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.courant.tokenizer.Tokenizer;

/**
 * Sentences of news, cut into tokens and dealt into batches, longest first.
 *
 * @param batches token ids of each sentence
 */
record Workload(List<List<int[]>> batches) {
  /** Number of bundled sentences. */
  static final int MOST_SENTENCES = 512;

  private static final String RESOURCE = "sentences-en.txt";

  /** The first sentences as a tokenizer cuts them for its first target language. */
  static Workload of(Tokenizer tokenizer, EngineSettings settings) {
    String language = tokenizer.targetLanguages().stream().sorted().findFirst().orElseThrow();
    List<int[]> sources =
        sentences().stream()
            .limit(settings.sentences())
            .map(sentence -> tokenizer.source(sentence, language))
            .sorted(Comparator.comparingInt((int[] tokens) -> tokens.length).reversed())
            .toList();
    List<List<int[]>> batches = new ArrayList<>();
    for (int at = 0; at < sources.size(); at += settings.batchSize()) {
      batches.add(sources.subList(at, Math.min(sources.size(), at + settings.batchSize())));
    }
    return new Workload(batches);
  }

  static List<String> sentences() {
    try (InputStream stream = Workload.class.getResourceAsStream(RESOURCE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }

  /** The first batches, at most {@code count}. */
  Workload first(int count) {
    return new Workload(batches.subList(0, Math.min(count, batches.size())));
  }

  int sentenceCount() {
    return batches.stream().mapToInt(List::size).sum();
  }

  /** Source tokens without padding. */
  long sourceTokens() {
    return batches.stream().flatMap(List::stream).mapToLong(tokens -> tokens.length).sum();
  }
}
