package org.courant.evaluation;

import java.util.stream.IntStream;

/** How far two series of values go together, -1 to 1. */
public final class Correlation {
  private Correlation() {}

  /**
   * Pearson's coefficient: whether they lie on a line.
   *
   * @throws IllegalArgumentException for series of different length or of less than two values
   */
  public static double pearson(double[] left, double[] right) {
    if (left.length != right.length || left.length < 2) {
      throw new IllegalArgumentException(
          "Invalid values: %d and %d, must be as many, at least 2"
              .formatted(left.length, right.length));
    }
    double leftMean = IntStream.range(0, left.length).mapToDouble(i -> left[i]).average().orElse(0);
    double rightMean =
        IntStream.range(0, right.length).mapToDouble(i -> right[i]).average().orElse(0);
    double both = 0;
    double leftSquares = 0;
    double rightSquares = 0;
    for (int i = 0; i < left.length; i++) {
      both += (left[i] - leftMean) * (right[i] - rightMean);
      leftSquares += (left[i] - leftMean) * (left[i] - leftMean);
      rightSquares += (right[i] - rightMean) * (right[i] - rightMean);
    }
    return both / Math.sqrt(leftSquares * rightSquares);
  }

  /** Spearman's coefficient: whether they rise together. */
  public static double spearman(double[] left, double[] right) {
    return pearson(ranks(left), ranks(right));
  }

  /** The place of each value among all, equal values sharing the mean of theirs. */
  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
