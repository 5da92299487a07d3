package org.courant.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Groups texts of like length, so that little of a batch is padding. */
final class LengthBatcher {
  /** More sentences side by side gain nothing and cost memory. */
  static final int MOST_ROWS = 64;

  private LengthBatcher() {}

  /**
   * Forms batches, longest first: memory peaks at the first batch, where a shortage shows at once,
   * and short batches fill the end of a run.
   *
   * @param texts what to group
   * @param budget most tokens in a batch, padding included; a longer text is a batch of its own
   */
  static List<List<TokenizedText>> batches(List<TokenizedText> texts, int budget) {
    List<TokenizedText> sorted =
        texts.stream()
            .sorted(
                Comparator.comparingInt((TokenizedText t) -> t.tokens().length)
                    .reversed()
                    .thenComparing(TokenizedText::key))
            .toList();
    List<List<TokenizedText>> batches = new ArrayList<>();
    int at = 0;
    while (at < sorted.size()) {
      int rows = Math.max(1, Math.min(MOST_ROWS, budget / sorted.get(at).tokens().length));
      int end = Math.min(sorted.size(), at + rows);
      batches.add(sorted.subList(at, end));
      at = end;
    }
    return batches;
  }
}
