package org.courant.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Standing bars over the bins of a histogram. Widths are shares of the room, heights are pixels, so
 * that the writing keeps its size on a narrow screen.
 *
 * @param columns one for each bin
 * @param ticks edges of the bins
 */
public record HistogramChart(List<Column> columns, List<Tick> ticks) {
  /** Height of the highest bar, in pixels. */
  private static final int HEIGHT = 120;

  /** Room over the bars for their numbers, in pixels. */
  private static final int ABOVE = 20;

  /** Share of a bin's room that its bar takes. */
  private static final double FILLED = 0.88;

  private static final String[] MAGNITUDES = {"", "k", "M", "G"};

  public HistogramChart {
    columns = List.copyOf(columns);
    ticks = List.copyOf(ticks);
  }

  /**
   * One bar.
   *
   * @param left edge in percent of the room
   * @param width in percent of the room
   * @param middle in percent of the room
   * @param top in pixels from above
   * @param height in pixels
   * @param number short enough to stand over the bar
   * @param range what the bin holds
   * @param count the whole number
   */
  public record Column(
      String left,
      String width,
      String middle,
      int top,
      int height,
      String number,
      String range,
      long count) {}

  /**
   * A number on the axis.
   *
   * @param place in percent of the room
   * @param anchor which side of the writing stands there, as SVG calls it
   * @param text the writing
   */
  public record Tick(String place, String anchor, String text) {}

  /** Draws a histogram; edges are written with so many decimals. */
  static HistogramChart of(Histogram histogram, int decimals) {
    List<Long> counts = histogram.counts();
    double highest = Math.max(1, Collections.max(counts));
    List<Column> columns = new ArrayList<>();
    List<Tick> ticks = new ArrayList<>();
    for (int bin = 0; bin < counts.size(); bin++) {
      columns.add(column(histogram, bin, highest, decimals));
      ticks.add(
          new Tick(
              BarChart.percent((double) bin / counts.size()),
              bin == 0 ? "start" : "middle",
              edge(histogram, bin, decimals)));
    }
    String last = histogram.open() ? "…" : edge(histogram, counts.size(), decimals);
    ticks.add(new Tick(BarChart.percent(1), "end", last));
    return new HistogramChart(columns, ticks);
  }

  private static Column column(Histogram histogram, int bin, double highest, int decimals) {
    int bins = histogram.counts().size();
    long count = histogram.counts().get(bin);
    int height = (int) Math.round(HEIGHT * count / highest);
    // A bin with one value among thousands is seen all the same.
    int seen = count > 0 ? Math.max(1, height) : 0;
    return new Column(
        BarChart.percent((bin + (1 - FILLED) / 2) / bins),
        BarChart.percent(FILLED / bins),
        BarChart.percent((bin + 0.5) / bins),
        ABOVE + HEIGHT - seen,
        seen,
        shortened(count),
        range(histogram, bin, decimals),
        count);
  }

  private static String range(Histogram histogram, int bin, int decimals) {
    String lower = edge(histogram, bin, decimals);
    return histogram.open() && bin == histogram.counts().size() - 1
        ? lower + " and more"
        : lower + " to " + edge(histogram, bin + 1, decimals);
  }

  private static String edge(Histogram histogram, int bin, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", histogram.edge(bin));
  }

  /** 999, 1.2k, 34k, 1.2M. */
  static String shortened(long count) {
    double value = count;
    int magnitude = 0;
    while (value >= 999.5 && magnitude < MAGNITUDES.length - 1) {
      value /= 1000;
      magnitude++;
    }
    boolean fraction = magnitude > 0 && value < 9.95;
    return String.format(Locale.ROOT, fraction ? "%.1f" : "%,.0f", value) + MAGNITUDES[magnitude];
  }
}
