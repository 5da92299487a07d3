package org.courant.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lying bars with a name and a number each; the longest is as long as there is room. */
public record BarChart(List<Bar> bars) {
  public BarChart {
    bars = List.copyOf(bars);
  }

  /**
   * One bar.
   *
   * @param name what is measured
   * @param number as it is shown
   * @param length in percent of the room
   */
  public record Bar(String name, String number, String length) {}

  /** Counts by name, the highest first. */
  static BarChart ofCounts(Map<String, Long> counts) {
    double longest = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            entry ->
                bars.add(
                    new Bar(
                        entry.getKey(),
                        String.format(Locale.ROOT, "%,d", entry.getValue()),
                        percent(entry.getValue() / longest))));
    return new BarChart(bars);
  }

  /** Seconds by name, in their own order. */
  static BarChart ofSeconds(Map<String, Double> seconds) {
    double longest = seconds.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    seconds.forEach(
        (name, value) ->
            bars.add(
                new Bar(
                    name,
                    String.format(Locale.ROOT, "%,.1f s", value),
                    percent(longest > 0 ? value / longest : 0))));
    return new BarChart(bars);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }
}
