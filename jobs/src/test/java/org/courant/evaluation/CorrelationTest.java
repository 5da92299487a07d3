package org.courant.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final double[] RISING = {1, 2, 3, 4};
  private static final double[] CURVED = {1, 4, 9, 100};

  @Test
  void ranksForgetTheCurve() {
    assertEquals(1, Correlation.spearman(RISING, CURVED), 1e-12);
    // 151 / √(5 · 6,849): worked out by hand.
    assertEquals(151 / Math.sqrt(5 * 6849), Correlation.pearson(RISING, CURVED), 1e-12);
  }

  @Test
  void equalValuesShareTheirRank() {
    // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / √(4.5 · 5).
    assertEquals(
        4.5 / Math.sqrt(4.5 * 5), Correlation.spearman(new double[] {1, 7, 7, 9}, RISING), 1e-12);
  }

  @Test
  void seriesMustMatch() {
    assertThrows(
        IllegalArgumentException.class, () -> Correlation.pearson(RISING, new double[] {1, 2}));
  }
}
