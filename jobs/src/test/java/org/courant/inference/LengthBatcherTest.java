package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LengthBatcherTest {
  @Test
  void longestComeFirstAndBatchesKeepTheBudget() {
    List<List<TokenizedText>> batches =
        LengthBatcher.batches(List.of(text("a", 2), text("b", 10), text("c", 5), text("d", 5)), 10);
    assertEquals(
        List.of(List.of("b"), List.of("c", "d"), List.of("a")),
        batches.stream().map(batch -> batch.stream().map(TokenizedText::key).toList()).toList());
  }

  @Test
  void textAboveTheBudgetIsABatchOfItsOwn() {
    assertEquals(2, LengthBatcher.batches(List.of(text("a", 50), text("b", 2)), 10).size());
  }

  @RepeatedTest(20)
  void everyTextComesOnceAndTheOrderOfTheInputDoesNotMatter(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<TokenizedText> texts = new ArrayList<>();
    for (int i = 0; i < random.nextInt(300); i++) {
      texts.add(text("k" + i, 1 + random.nextInt(100)));
    }
    int budget = 1 + random.nextInt(2000);
    List<List<TokenizedText>> batches = LengthBatcher.batches(texts, budget);
    Set<String> keys = new HashSet<>();
    for (List<TokenizedText> batch : batches) {
      batch.forEach(text -> assertTrue(keys.add(text.key()), text.key()));
      assertTrue(batch.size() == 1 || batch.size() * batch.get(0).tokens().length <= budget);
    }
    assertEquals(texts.size(), keys.size());
    Collections.shuffle(texts, random);
    assertEquals(batches, LengthBatcher.batches(texts, budget));
  }

  private static TokenizedText text(String key, int tokens) {
    return new TokenizedText(key, new int[tokens]);
  }
}
