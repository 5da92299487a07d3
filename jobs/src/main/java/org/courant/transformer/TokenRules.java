package org.courant.transformer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which tokens may not follow: the logits processors of Transformers that depend on the target so
 * far.
 */
final class TokenRules {
  private final SearchOptions options;

  TokenRules(SearchOptions options) {
    this.options = options;
  }

  /** Tokens that no beam may take as target token number {@code time}, from 0. */
  long[] suppressed(int time) {
    Set<Integer> tokens = new HashSet<>(options.suppressed());
    if (time == (options.forcedFirst().isPresent() ? 1 : 0)) {
      tokens.addAll(options.suppressedFirst());
    }
    if (time < options.minNewTokens()) {
      tokens.addAll(options.ends());
    }
    return tokens.stream().mapToLong(Integer::longValue).sorted().toArray();
  }

  /** Tokens that would complete an n-gram a row already has; the start token counts. */
  RowTokens banned(List<TokenPath> rows) {
    RowTokens banned = new RowTokens();
    int size = options.noRepeatNgramSize();
    if (size > 0) {
      for (int row = 0; row < rows.size(); row++) {
        banRepeats(row, rows.get(row).withStart(), size, banned);
      }
    }
    return banned;
  }

  private static void banRepeats(int row, int[] tokens, int size, RowTokens banned) {
    int tail = tokens.length - (size - 1);
    for (int at = 0; at + size <= tokens.length; at++) {
      if (sameRun(tokens, at, tail, size - 1)) {
        banned.add(row, tokens[at + size - 1]);
      }
    }
  }

  private static boolean sameRun(int[] tokens, int a, int b, int length) {
    for (int i = 0; i < length; i++) {
      if (tokens[a + i] != tokens[b + i]) {
        return false;
      }
    }
    return true;
  }

  /** The distinct tokens of each row, the start token among them, if seen tokens are penalised. */
  RowTokens seen(List<TokenPath> rows) {
    RowTokens seen = new RowTokens();
    if (options.repetitionPenalty() != 1.0) {
      for (int row = 0; row < rows.size(); row++) {
        Set<Integer> tokens = new HashSet<>();
        for (int token : rows.get(row).withStart()) {
          if (tokens.add(token)) {
            seen.add(row, token);
          }
        }
      }
    }
    return seen;
  }
}
