package org.courant.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResidentTrendTest {
  @Test
  void onlyTheSecondHalfCounts() {
    ResidentTrend trend = new ResidentTrend();
    trend.add(100, 1_000);
    trend.add(400, 90_000);
    for (int done = 500; done <= 1_000; done += 100) {
      // Noise that is even on both sides leaves the slope.
      trend.add(done, 90_000 + 7 * done + (done == 500 || done == 1_000 ? 50 : 0));
    }

    assertEquals(7, trend.bytesPerPiece().orElseThrow(), 1e-9);
  }

  @Test
  void aFewSamplesSayNothing() {
    ResidentTrend trend = new ResidentTrend();
    assertEquals(OptionalDouble.empty(), trend.bytesPerPiece());
    trend.add(400, 1);
    trend.add(900, 2);
    trend.add(1_000, 3);
    assertEquals(OptionalDouble.empty(), trend.bytesPerPiece());
  }

  @Test
  void theMemoryOfThisProcessIsSampled() {
    ResidentTrend trend = new ResidentTrend();
    for (int done = 1; done <= 6; done++) {
      trend.sample(done);
    }
    assertTrue(trend.bytesPerPiece().isPresent());
  }
}
