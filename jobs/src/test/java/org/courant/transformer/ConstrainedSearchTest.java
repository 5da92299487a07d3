package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.GenerationConfig.EarlyStopping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstrainedSearchTest {
  private static final int LIMIT = 24;

  private record Model(
      EncoderDecoder network, List<int[]> rows, int start, int end, List<int[]> shortlists)
      implements AutoCloseable {
    static Model of(String checkpoint) {
      return of(checkpoint, List.of());
    }

    static Model of(String checkpoint, List<int[]> shortlists) {
      CheckpointFolder folder =
          CheckpointFolder.open(ParityRecording.resource("checkpoints", checkpoint));
      ParityRecording recording = ParityRecording.read(checkpoint);
      List<int[]> rows = recording.rows().stream().filter(row -> row.length > 1).limit(12).toList();
      return new Model(
          EncoderDecoder.load(folder, Kernel.FLOAT32, Device.CPU, shortlists),
          rows,
          folder.generation().decoderStartToken(),
          recording.end(),
          shortlists);
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
          OptionalInt.empty(),
          shortlists.isEmpty() ? OptionalInt.empty() : OptionalInt.of(0));
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
      List<Constraint> constraints = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        List<int[]> alternatives = new ArrayList<>();
        for (int j = 0; j <= random.nextInt(3); j++) {
          alternatives.add(
              random
                  .ints(1 + random.nextInt(3), 5, network.vocabularySize(OptionalInt.empty()))
                  .filter(token -> token != end)
                  .toArray());
        }
        alternatives.removeIf(tokens -> tokens.length == 0);
        alternatives.add(new int[] {5 + i, 7, 6});
        constraints.add(
            new Constraint(new TokenTrie(alternatives), token -> whole && token % 3 == 0, true));
      }
      return new Constraints(constraints, token -> false, token -> true);
    }

    @Override
    public void close() {
      network.close();
    }
  }

  @Test
  void targetsHoldWhatTheyMustOutOfAShortlist() {
    int[] odd = IntStream.range(0, 300).filter(token -> token == 0 || token % 2 == 1).toArray();
    try (Model model = Model.of("tiny-marian", List.of(odd))) {
      Constraint constraint =
          new Constraint(
              new TokenTrie(List.of(new int[] {255, 7}, new int[] {31})), token -> false, true);
      Constraints constraints = new Constraints(List.of(constraint), token -> false, token -> true);
      List<Constraints> all = Collections.nCopies(model.rows().size(), constraints);
      for (Hypothesis found : model.constrained(model.rows(), all, OptionalInt.empty())) {
        assertTrue(holds(found.tokens(), constraint), Arrays.toString(found.tokens()));
        for (int token : found.tokens()) {
          assertTrue(Arrays.binarySearch(odd, token) >= 0, Arrays.toString(found.tokens()));
        }
      }
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
          for (Constraint constraint : constraints.get(i).all()) {
            assertTrue(holds(tokens, constraint), Arrays.toString(tokens));
          }
        }
      }
    }
  }

  private static boolean holds(int[] tokens, Constraint constraint) {
    for (int start = 0; start < tokens.length; start++) {
      TokenTrie.Node node = constraint.trie().root();
      for (int at = start; at < tokens.length && node != null; at++) {
        node = node.then(tokens[at]);
        boolean goesOn = at + 1 < tokens.length && constraint.breaking().test(tokens[at + 1]);
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
                      new Constraints(
                          List.of(
                              new Constraint(new TokenTrie(List.of(tokens)), token -> false, true)),
                          token -> false,
                          token -> true))
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

  @ParameterizedTest
  @ValueSource(strings = {"tiny-marian", "tiny-mbart", "tiny-t5"})
  void targetsDoNotGoOnWithWhatIsRefused(String checkpoint) {
    // Neighbours of one parity are refused, among them any token twice in a row.
    Refusal refusal =
        tokens -> next -> tokens.length > 0 && (tokens[tokens.length - 1] - next) % 2 == 0;
    try (Model model = Model.of(checkpoint)) {
      Constraints alone = new Constraints(List.of(), token -> false, token -> true, refusal);
      Constraint seven = constraint(new int[] {7, 8}, token -> false, true);
      Constraints both = new Constraints(List.of(seven), token -> false, token -> true, refusal);
      for (Constraints constraints : List.of(alone, both)) {
        List<Constraints> all = Collections.nCopies(model.rows().size(), constraints);
        for (Hypothesis found : model.constrained(model.rows(), all, OptionalInt.empty())) {
          int[] tokens = found.tokens();
          for (int i = 1; i < tokens.length; i++) {
            assertNotEquals(tokens[i - 1] % 2, tokens[i] % 2, Arrays.toString(tokens));
          }
          assertTrue(constraints.all().isEmpty() || holds(tokens, seven), Arrays.toString(tokens));
        }
      }
    }
  }

  /** Guarded tokens come in whole sequences, and all that are required come. */
  @ParameterizedTest
  @ValueSource(strings = {"tiny-marian", "tiny-mbart", "tiny-t5"})
  void guardedTokensStandInConstraintsAlone(String checkpoint) {
    try (Model model = Model.of(checkpoint)) {
      IntPredicate guarded = token -> token % 2 == 0 && token != model.end();
      List<int[]> required = List.of(new int[] {8}, new int[] {8, 10}, new int[] {7, 10, 12, 9});
      List<Constraint> all = new ArrayList<>();
      required.forEach(tokens -> all.add(constraint(tokens, guarded, true)));
      all.add(constraint(new int[] {14, 16}, guarded, false));
      List<Constraints> constraints =
          Collections.nCopies(model.rows().size(), new Constraints(all, guarded, token -> true));
      for (Hypothesis found : model.constrained(model.rows(), constraints, OptionalInt.empty())) {
        Set<String> runs = runs(found.tokens(), guarded);
        Set<String> needed = Set.of("[8]", "[8, 10]", "7 [10, 12] 9");
        assertTrue(runs.containsAll(needed), Arrays.toString(found.tokens()));
        runs.removeAll(needed);
        runs.remove("[14, 16]");
        assertEquals(Set.of(), runs, Arrays.toString(found.tokens()));
      }
    }
  }

  private static Constraint constraint(int[] tokens, IntPredicate breaking, boolean required) {
    return new Constraint(new TokenTrie(List.of(tokens)), breaking, required);
  }

  /** Runs of guarded tokens; that which belongs to others with what stands beside it. */
  private static Set<String> runs(int[] tokens, IntPredicate guarded) {
    Set<String> runs = new HashSet<>();
    for (int start = 0; start < tokens.length; start++) {
      int end = start;
      while (end < tokens.length && guarded.test(tokens[end])) {
        end++;
      }
      if (end > start) {
        String run = Arrays.toString(Arrays.copyOfRange(tokens, start, end));
        runs.add(
            run.equals("[10, 12]") && start > 0 && end < tokens.length
                ? "%d %s %d".formatted(tokens[start - 1], run, tokens[end])
                : run);
        start = end;
      }
    }
    return runs;
  }
}
