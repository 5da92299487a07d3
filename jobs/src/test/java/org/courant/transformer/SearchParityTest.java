package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.transformer.ParityRecording.Case;
import org.courant.transformer.ParityRecording.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Equal ids to Transformers, whatever the batch. Every recorded row was run alone; here it meets
 * shuffled batch-mates, empty and one-token inputs among them.
 */
@ParameterizedClass
@ValueSource(strings = {"tiny-marian", "tiny-marian-untied", "tiny-marian-multi"})
@TestInstance(Lifecycle.PER_CLASS)
class SearchParityTest {
  private final String checkpoint;
  private final ParityRecording recording;
  private CheckpointFolder folder;
  private EncoderDecoder packed;
  private EncoderDecoder plain;

  SearchParityTest(String checkpoint) {
    this.checkpoint = checkpoint;
    this.recording = ParityRecording.read(checkpoint);
  }

  @BeforeAll
  void load() {
    folder = CheckpointFolder.open(ParityRecording.resource("checkpoints", checkpoint));
    packed = EncoderDecoder.load(folder, Kernel.FLOAT32);
    plain = EncoderDecoder.load(folder, Kernel.PLAIN);
  }

  @AfterAll
  void close() {
    packed.close();
    plain.close();
  }

  Stream<Case> cases() {
    return recording.cases().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void idsAndScoresEqualTheReference(Case settings) {
    for (int batchSize : new int[] {1, 8, 64}) {
      check(packed, settings, batchSize);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plainKernelAgreesWithThePackedOne(Case settings) {
    check(plain, settings, 8);
  }

  private void check(EncoderDecoder model, Case settings, int batchSize) {
    List<Result> shuffled = new ArrayList<>(settings.results());
    // Fill a batch of 64 by repetition: a row next to itself must not matter either.
    while (shuffled.size() < batchSize) {
      shuffled.addAll(settings.results());
    }
    Collections.shuffle(shuffled, new Random(batchSize));
    BatchSearch search =
        new BatchSearch(model, settings.options(folder.generation().decoderStartToken()));
    for (int at = 0; at < shuffled.size(); at += batchSize) {
      List<Result> batch = shuffled.subList(at, Math.min(shuffled.size(), at + batchSize));
      List<int[]> sources = batch.stream().map(r -> recording.rows().get(r.row())).toList();
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
    Case settings =
        recording.cases().stream()
            .filter(c -> c.settings().get("num_beams").asInt() == beamSize && c.limit() == 30)
            .findFirst()
            .orElseThrow();
    SearchOptions options = settings.options(folder.generation().decoderStartToken());
    List<int[]> sources = recording.rows();
    int[] limits = IntStream.range(0, sources.size()).map(i -> 1 + 3 * i).toArray();
    List<Hypothesis> together;
    try (EncodedBatch encoded = packed.encode(sources)) {
      together = new BatchSearch(packed, options).search(encoded, limits);
    }
    for (int i = 0; i < sources.size(); i++) {
      try (EncodedBatch encoded = packed.encode(List.of(sources.get(i)))) {
        Hypothesis alone =
            new BatchSearch(packed, options).search(encoded, new int[] {limits[i]}).get(0);
        assertArrayEquals(alone.tokens(), together.get(i).tokens(), "row " + i);
      }
    }
  }
}
