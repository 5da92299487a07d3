package org.courant.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramChartTest {
  @Test
  void barsStandOnTheAxisInProportion() {
    HistogramChart chart =
        HistogramChart.of(new Histogram(0, 0.5, false, List.of(4_000L, 1L, 2_000L, 0L)), 1);

    assertEquals(List.of(20, 139, 80, 140), chart.columns().stream().map(c -> c.top()).toList());
    assertEquals(List.of(120, 1, 60, 0), chart.columns().stream().map(c -> c.height()).toList());
    assertEquals("0.5 to 1.0", chart.columns().get(1).range());
    assertEquals(
        List.of("0.0", "0.5", "1.0", "1.5", "2.0"),
        chart.ticks().stream().map(HistogramChart.Tick::text).toList());
    assertEquals("25.00%", chart.ticks().get(1).place());
  }

  @Test
  void theLastBinMayBeOpen() {
    HistogramChart chart = HistogramChart.of(new Histogram(0, 10, true, List.of(0L, 0L)), 0);

    assertEquals("10 and more", chart.columns().get(1).range());
    assertEquals("…", chart.ticks().get(2).text());
    assertEquals(0, chart.columns().get(0).height());
  }

  @Test
  void numbersOverBarsAreShort() {
    assertEquals("999", HistogramChart.shortened(999));
    assertEquals("1.2k", HistogramChart.shortened(1_234));
    assertEquals("10k", HistogramChart.shortened(9_960));
    assertEquals("1.0M", HistogramChart.shortened(999_999));
    assertEquals("12M", HistogramChart.shortened(12_345_678));
  }

  @Test
  void aHistogramWithoutBinsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Histogram(0, 1, false, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Histogram(0, 0, false, List.of(1L)));
  }
}
