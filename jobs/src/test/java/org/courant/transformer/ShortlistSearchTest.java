package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.GenerationConfig.EarlyStopping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A search that keeps to a shortlist against one of the whole vocabulary whose other tokens are
 * suppressed before its probabilities are made.
 */
class ShortlistSearchTest {
  private static final int LIMIT = 16;

  private static CheckpointFolder folder(String checkpoint) {
    Path bundled = Path.of("../models", checkpoint);
    return CheckpointFolder.open(
        bundled.toFile().isDirectory()
            ? bundled
            : ParityRecording.resource("checkpoints", checkpoint));
  }

  /** Ascending tokens, the end among them. */
  private static int[] shortlist(Random random, int size, int vocabulary, int end) {
    IntStream others = random.ints(0, vocabulary).filter(token -> token != end).distinct();
    return IntStream.concat(IntStream.of(end), others.limit(size - 1)).sorted().toArray();
  }

  private static SearchOptions options(
      CheckpointFolder folder, int beam, Set<Integer> suppressed, OptionalInt shortlist) {
    return new SearchOptions(
        beam,
        1,
        EarlyStopping.HEURISTIC,
        0,
        0,
        1,
        true,
        suppressed,
        Set.of(),
        folder.generation().decoderStartToken(),
        Set.copyOf(folder.generation().eosTokens()),
        // Shortlists need not have what is forced.
        OptionalInt.of(9),
        OptionalInt.empty(),
        shortlist);
  }

  private static List<Hypothesis> search(EncoderDecoder model, SearchOptions options) {
    Random random = new Random(3);
    List<int[]> sources =
        IntStream.rangeClosed(1, 10).mapToObj(n -> random.ints(n, 4, 200).toArray()).toList();
    int[] limits = new int[sources.size()];
    Arrays.fill(limits, LIMIT);
    try (EncodedBatch encoded = model.encode(sources)) {
      return new BatchSearch(model, options).search(encoded, limits);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-marian,2,60",
    "tiny-m2m100,5,130",
    "tiny-t5-gated,40,3",
    "courant-en-ko-uk,9000,6000"
  })
  void equalsTheWholeVocabularyWithoutTheOthers(String checkpoint, int first, int second) {
    CheckpointFolder folder = folder(checkpoint);
    int vocabulary = EncoderDecoder.vocabularySize(folder);
    int end = folder.generation().eosTokens().get(0);
    Random random = new Random(first);
    List<int[]> shortlists =
        List.of(
            shortlist(random, first, vocabulary, end), shortlist(random, second, vocabulary, end));
    try (EncoderDecoder model =
        EncoderDecoder.load(folder, Kernel.FLOAT32, Device.CPU, shortlists)) {
      for (int number = 0; number < shortlists.size(); number++) {
        int[] tokens = shortlists.get(number);
        Set<Integer> others =
            IntStream.range(0, vocabulary)
                .filter(token -> Arrays.binarySearch(tokens, token) < 0)
                .boxed()
                .collect(Collectors.toSet());
        for (int beam : new int[] {1, 4}) {
          compare(
              search(model, options(folder, beam, others, OptionalInt.empty())),
              search(model, options(folder, beam, Set.of(), OptionalInt.of(number))));
        }
      }
    }
  }

  private static void compare(List<Hypothesis> expected, List<Hypothesis> found) {
    assertEquals(10, expected.size());
    assertEquals(10, found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).tokens(), found.get(i).tokens(), "sentence " + i);
      assertEquals(expected.get(i).score(), found.get(i).score(), 1e-3f, "sentence " + i);
    }
  }

  @Test
  void refusesWhatIsNoShortlist() {
    CheckpointFolder folder = folder("tiny-marian");
    for (int[] tokens : new int[][] {{}, {7, 9}, {0, 7, 7}, {9, 0}, {0, 504}}) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> EncoderDecoder.load(folder, Kernel.FLOAT32, Device.CPU, List.of(tokens)));
      assertEquals("Invalid shortlist", e.getMessage().split(":", 2)[0]);
    }
    try (EncoderDecoder model =
        EncoderDecoder.load(folder, Kernel.FLOAT32, Device.CPU, List.of(new int[] {0, 7}))) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new BatchSearch(model, options(folder, 4, Set.of(), OptionalInt.of(1))));
      assertEquals("Invalid shortlist: 1, the network has 1, from 0", e.getMessage());
    }
  }
}
