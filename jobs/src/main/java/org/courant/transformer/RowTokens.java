package org.courant.transformer;

import java.util.Arrays;

/** Pairs of a row and a token, as two growing columns. */
final class RowTokens {
  private long[] rows = new long[16];
  private long[] tokens = new long[16];
  private int size;

  void add(int row, int token) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      tokens = Arrays.copyOf(tokens, 2 * size);
    }
    rows[size] = row;
    tokens[size++] = token;
  }

  int size() {
    return size;
  }

  long[] rows() {
    return Arrays.copyOf(rows, size);
  }

  long[] tokens() {
    return Arrays.copyOf(tokens, size);
  }
}
