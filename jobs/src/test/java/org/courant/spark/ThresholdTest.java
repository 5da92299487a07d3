package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.courant.spark.Threshold.Measure;
import org.junit.jupiter.api.Test;

class ThresholdTest {
  private static final RunCounts COUNTS =
      new RunCounts(
          10,
          0,
          1,
          Map.of("EMPTY", 1L),
          100,
          90,
          90,
          0,
          Map.of("ko", language(30, 9, 4), "uk", language(20, 3, 0)));

  private static LanguageCounts language(long flagged, long review, long fallback) {
    Map<String, Long> origins = Map.of("translated", 100 - fallback, "fallback", fallback);
    return new LanguageCounts(9, 100, 100, origins, Map.of(), flagged, review, Map.of(), 1000);
  }

  @Test
  void thresholdsAreRead() {
    assertEquals(
        List.of(new Threshold(Measure.FLAGGED, 0.2), new Threshold(Measure.NEEDS_REVIEW, 1)),
        Threshold.parse("flagged>0.2, needs_review > 1"));
    assertEquals("flagged>0.2", Threshold.parse("flagged>0.2").get(0).toString());
  }

  @Test
  void everyLanguageAboveIsNamed() {
    assertEquals(List.of("flagged ko is 0.3000, above 0.2"), exceeded("flagged>0.2"));
    assertEquals(
        List.of("flagged ko is 0.3000, above 0.1", "flagged uk is 0.2000, above 0.1"),
        exceeded("flagged>0.1"));
    assertEquals(List.of("needs_review ko is 1.0000, above 0.99"), exceeded("needs_review>0.99"));
    assertEquals(List.of("fallback ko is 0.0400, above 0.0"), exceeded("fallback>0"));
    assertEquals(List.of("rejects is 0.1000, above 0.05"), exceeded("rejects>0.05"));
  }

  @Test
  void theShareItselfIsNoAlarm() {
    assertEquals(List.of(), exceeded("flagged>0.3"));
    assertEquals(List.of(), exceeded("rejects>0.1"));
    assertEquals(List.of(), exceeded("needs_review>1"));
  }

  @Test
  void wrongThresholdsAreRefused() {
    refused(
        "Invalid fail-on: flags>0.2, must be a measure, > and a share, as in flagged>0.2; measures"
            + " are flagged, needs_review, fallback, rejects",
        "flags>0.2");
    refused(
        "Invalid fail-on: , must be a measure, > and a share, as in flagged>0.2; measures are"
            + " flagged, needs_review, fallback, rejects",
        "");
    refused("Invalid fail-on: flagged>1.5, the share must be 0 to 1", "flagged>1.5");
    refused("Invalid fail-on: flagged>NaN, the share must be 0 to 1", "flagged>NaN");
    refused("Invalid fail-on: flagged>few, the share must be a number from 0 to 1", "flagged>few");
  }

  private static List<String> exceeded(String threshold) {
    return Threshold.parse(threshold).get(0).exceeded(COUNTS);
  }

  private static void refused(String message, String text) {
    Exception failure = assertThrows(IllegalArgumentException.class, () -> Threshold.parse(text));
    assertEquals(message, failure.getMessage());
  }
}
