package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.transformer.ParityRecording.Case;
import org.courant.transformer.ParityRecording.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Equal ids to Transformers, whatever the batch. Every recorded row was run alone; here it meets
 * shuffled batch-mates, empty and one-token inputs among them.
 */
@Execution(ExecutionMode.CONCURRENT)
class SearchParityTest {
  private static final Map<String, Loaded> LOADED = new LinkedHashMap<>();

  private record Loaded(
      ParityRecording recording, int start, EncoderDecoder packed, EncoderDecoder plain) {
    static Loaded of(String name) {
      ParityRecording recording = ParityRecording.read(name);
      CheckpointFolder folder =
          CheckpointFolder.open(ParityRecording.resource("checkpoints", recording.checkpoint()));
      List<int[]> shortlists = recording.shortlists();
      return new Loaded(
          recording,
          folder.generation().decoderStartToken(),
          EncoderDecoder.load(folder, Kernel.FLOAT32, Device.CPU, shortlists),
          EncoderDecoder.load(folder, Kernel.PLAIN, Device.CPU, shortlists));
    }

    SearchOptions options(Case settings) {
      return recording.options(settings, start);
    }
  }

  @BeforeAll
  static void load() {
    for (List<String> names : List.of(ParityRecording.CHECKPOINTS, ParityRecording.SHORTLISTED)) {
      names.forEach(name -> LOADED.put(name, Loaded.of(name)));
    }
  }

  @AfterAll
  static void close() {
    for (Loaded loaded : LOADED.values()) {
      loaded.packed().close();
      loaded.plain().close();
    }
    LOADED.clear();
  }

  static Stream<Arguments> cases() {
    return LOADED.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().recording().cases().stream()
                    .map(settings -> Arguments.of(entry.getKey(), settings)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void idsAndScoresEqualTheReference(String name, Case settings) {
    Loaded loaded = LOADED.get(name);
    for (int batchSize : new int[] {1, 8, 64}) {
      check(loaded, loaded.packed(), settings, batchSize);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plainKernelAgreesWithThePackedOne(String name, Case settings) {
    Loaded loaded = LOADED.get(name);
    check(loaded, loaded.plain(), settings, 8);
  }

  private static void check(Loaded loaded, EncoderDecoder model, Case settings, int batchSize) {
    List<Result> shuffled = new ArrayList<>(settings.results());
    // Fill a batch of 64 by repetition: a row next to itself must not matter either.
    while (shuffled.size() < batchSize) {
      shuffled.addAll(settings.results());
    }
    Collections.shuffle(shuffled, new Random(batchSize));
    BatchSearch search = new BatchSearch(model, loaded.options(settings));
    for (int at = 0; at < shuffled.size(); at += batchSize) {
      List<Result> batch = shuffled.subList(at, Math.min(shuffled.size(), at + batchSize));
      List<int[]> sources =
          batch.stream().map(r -> loaded.recording().rows().get(r.row())).toList();
      int[] limits = new int[batch.size()];
      Arrays.fill(limits, settings.limit());
      try (EncodedBatch encoded = model.encode(sources)) {
        compare(batch, search.search(encoded, limits), "batches of " + batchSize);
      }
    }
  }

  private static void compare(List<Result> expected, List<Hypothesis> found, String where) {
    for (int i = 0; i < expected.size(); i++) {
      Result result = expected.get(i);
      Hypothesis hypothesis = found.get(i);
      String message = where + ", row " + result.row();
      assertArrayEquals(result.ids(), hypothesis.tokens(), message);
      assertArrayEquals(result.tokenScores(), hypothesis.tokenScores(), 1e-3f, message);
      if (result.score() != null) {
        assertEquals(result.score(), hypothesis.score(), 1e-3f, message);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void limitsOfBatchMatesDoNotMatter(int beamSize) {
    Loaded loaded = LOADED.get("tiny-marian");
    Case settings =
        loaded.recording().cases().stream()
            .filter(c -> c.settings().get("num_beams").asInt() == beamSize && c.limit() == 30)
            .findFirst()
            .orElseThrow();
    SearchOptions options = loaded.options(settings);
    List<int[]> sources = loaded.recording().rows();
    int[] limits = IntStream.range(0, sources.size()).map(i -> 1 + 3 * i).toArray();
    List<Hypothesis> together = search(loaded.packed(), options, sources, limits);
    for (int i = 0; i < sources.size(); i++) {
      Hypothesis alone =
          search(loaded.packed(), options, List.of(sources.get(i)), new int[] {limits[i]}).get(0);
      assertArrayEquals(alone.tokens(), together.get(i).tokens(), "row " + i);
    }
  }

  private static List<Hypothesis> search(
      EncoderDecoder model, SearchOptions options, List<int[]> sources, int[] limits) {
    try (EncodedBatch encoded = model.encode(sources)) {
      return new BatchSearch(model, options).search(encoded, limits);
    }
  }
}
