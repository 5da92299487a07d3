package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.GenerationConfig.EarlyStopping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstrainedSearchTest {
  private static final int LIMIT = 24;

  private record Model(EncoderDecoder network, List<int[]> rows, int start, int end)
      implements AutoCloseable {
    static Model of(String checkpoint) {
      CheckpointFolder folder =
          CheckpointFolder.open(ParityRecording.resource("checkpoints", checkpoint));
      ParityRecording recording = ParityRecording.read(checkpoint);
      List<int[]> rows = recording.rows().stream().filter(row -> row.length > 1).limit(12).toList();
      return new Model(
          EncoderDecoder.load(folder, Kernel.FLOAT32, Device.CPU),
          rows,
          folder.generation().decoderStartToken(),
          recording.end());
    }

    SearchOptions options(int beam, OptionalInt forcedFirst) {
      return new SearchOptions(
          beam,
          1,
          EarlyStopping.HEURISTIC,
          0,
          0,
          1,
          false,
          Set.of(),
          Set.of(),
          start,
          Set.of(end),
          forcedFirst,
          OptionalInt.empty());
    }

    List<Hypothesis> plain(OptionalInt forcedFirst) {
      try (EncodedBatch batch = network.encode(rows)) {
        return new BatchSearch(network, options(4, forcedFirst)).search(batch, limits(rows));
      }
    }

    List<Hypothesis> constrained(
        List<int[]> some, List<Constraints> constraints, OptionalInt forcedFirst) {
      try (EncodedBatch batch = network.encode(some)) {
        return new ConstrainedSearch(network, options(12, forcedFirst))
            .search(batch, constraints, limits(some));
      }
    }

    private static int[] limits(List<int[]> rows) {
      int[] limits = new int[rows.size()];
      Arrays.fill(limits, LIMIT);
      return limits;
    }

    /** Two constraints, each of one to three alternatives of one to three tokens. */
    Constraints random(Random random, boolean whole) {
      List<TokenTrie> tries = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        List<int[]> alternatives = new ArrayList<>();
        for (int j = 0; j <= random.nextInt(3); j++) {
          alternatives.add(
              random
                  .ints(1 + random.nextInt(3), 5, network.vocabularySize())
                  .filter(token -> token != end)
                  .toArray());
        }
        alternatives.removeIf(tokens -> tokens.length == 0);
        alternatives.add(new int[] {5 + i, 7, 6});
        tries.add(new TokenTrie(alternatives));
      }
      return new Constraints(tries, token -> whole && token % 3 == 0);
    }

    @Override
    public void close() {
      network.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-marian", "tiny-m2m100", "tiny-t5"})
  void targetsHoldWhatTheyMust(String checkpoint) {
    OptionalInt forced = checkpoint.equals("tiny-m2m100") ? OptionalInt.of(9) : OptionalInt.empty();
    try (Model model = Model.of(checkpoint)) {
      Random random = new Random(11);
      for (boolean whole : new boolean[] {false, true}) {
        List<Constraints> constraints =
            model.rows().stream().map(row -> model.random(random, whole)).toList();
        List<Hypothesis> found = model.constrained(model.rows(), constraints, forced);
        for (int i = 0; i < found.size(); i++) {
          int[] tokens = found.get(i).tokens();
          assertTrue(tokens.length == LIMIT || tokens[tokens.length - 1] == model.end());
          forced.ifPresent(token -> assertEquals(token, tokens[0]));
          for (TokenTrie trie : constraints.get(i).tries()) {
            assertTrue(holds(tokens, trie, constraints.get(i)), Arrays.toString(tokens));
          }
        }
      }
    }
  }

  private static boolean holds(int[] tokens, TokenTrie trie, Constraints constraints) {
    for (int start = 0; start < tokens.length; start++) {
      TokenTrie.Node node = trie.root();
      for (int at = start; at < tokens.length && node != null; at++) {
        node = node.then(tokens[at]);
        boolean goesOn = at + 1 < tokens.length && constraints.breaking().test(tokens[at + 1]);
        if (node != null && node.ends() && !goesOn) {
          return true;
        }
      }
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-marian", "tiny-bart"})
  void batchMatesChangeNothing(String checkpoint) {
    try (Model model = Model.of(checkpoint)) {
      Random random = new Random(5);
      List<Constraints> constraints =
          model.rows().stream().map(row -> model.random(random, true)).toList();
      List<Hypothesis> together = model.constrained(model.rows(), constraints, OptionalInt.empty());
      List<Integer> order = new ArrayList<>(IntStream.range(0, together.size()).boxed().toList());
      Collections.shuffle(order, random);
      for (int size : new int[] {1, 5}) {
        for (int from = 0; from < order.size(); from += size) {
          List<Integer> some = order.subList(from, Math.min(order.size(), from + size));
          List<Hypothesis> own =
              model.constrained(
                  some.stream().map(model.rows()::get).toList(),
                  some.stream().map(constraints::get).toList(),
                  OptionalInt.empty());
          for (int i = 0; i < own.size(); i++) {
            Hypothesis all = together.get(some.get(i));
            assertArrayEquals(all.tokens(), own.get(i).tokens());
            assertEquals(all.score(), own.get(i).score(), 1e-5);
          }
        }
      }
    }
  }

  /** Where a target is the one that beam search finds anyhow, every token has the same price. */
  @ParameterizedTest
  @ValueSource(strings = {"tiny-marian", "tiny-mbart", "tiny-t5"})
  void targetsCostWhatTheyDoWithoutConstraints(String checkpoint) {
    try (Model model = Model.of(checkpoint)) {
      List<Hypothesis> plain = model.plain(OptionalInt.empty());
      List<Constraints> constraints =
          plain.stream()
              .map(Hypothesis::tokens)
              .map(tokens -> Arrays.copyOf(tokens, Math.max(1, Math.min(4, tokens.length - 1))))
              .map(
                  tokens ->
                      new Constraints(List.of(new TokenTrie(List.of(tokens))), token -> false))
              .toList();
      List<Hypothesis> found = model.constrained(model.rows(), constraints, OptionalInt.empty());
      int same = 0;
      for (int i = 0; i < found.size(); i++) {
        Hypothesis expected = plain.get(i);
        if (Arrays.equals(expected.tokens(), found.get(i).tokens())) {
          same++;
          assertArrayEquals(expected.tokenScores(), found.get(i).tokenScores(), 1e-3f);
        }
      }
      assertTrue(same >= found.size() / 3, same + " of " + found.size() + " are the same");
    }
  }
}
