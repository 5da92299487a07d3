package org.courant.page;

import java.util.List;

/**
 * How many values fall into each of some bins of one width.
 *
 * @param from lower edge of the first bin
 * @param width of every bin; a value on an edge falls into the bin above it
 * @param open whether the last bin has no upper edge
 * @param counts by bins, from below
 */
public record Histogram(double from, double width, boolean open, List<Long> counts) {
  public Histogram {
    counts = List.copyOf(counts);
    if (counts.isEmpty() || !(width > 0)) {
      throw new IllegalArgumentException(
          "Invalid histogram: %d bins of width %s, must be at least one, above 0"
              .formatted(counts.size(), width));
    }
  }

  /** Values in all bins. */
  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Lower edge of a bin, or the upper edge of the last one. */
  double edge(int bin) {
    return from + bin * width;
  }
}
