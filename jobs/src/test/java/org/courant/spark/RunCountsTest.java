package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RunCountsTest {
  @Test
  void balancedCountsPass() {
    assertDoesNotThrow(counts(10, 2, 40, language(8, 40, 40))::requireBalance);
  }

  @Test
  void lostBriefingIsNamed() {
    RunCounts counts = counts(10, 1, 40, language(8, 40, 40));

    Exception failure = assertThrows(IllegalStateException.class, counts::requireBalance);

    assertEquals(
        "Cannot publish, the counts differ: ko: 10 records read, 8 briefings written, 0 unchanged, 1 rejected",
        failure.getMessage());
  }

  @Test
  void whatIsUnchangedIsNotWritten() {
    LanguageCounts three = language(3, 15, 15);
    RunCounts counts =
        new RunCounts(10, 5, 2, Map.of("EMPTY", 2L), 15, 9, 9, 0, Map.of("ko", three));

    assertEquals(3, counts.written());
    assertDoesNotThrow(counts::requireBalance);
  }

  @Test
  void lostSegmentIsNamed() {
    RunCounts counts = counts(10, 2, 41, language(8, 40, 41));

    Exception failure = assertThrows(IllegalStateException.class, counts::requireBalance);

    assertEquals(
        "Cannot publish, the counts differ: "
            + "ko: 41 segments cut, 40 written, 41 claimed by briefings, 40 by origin",
        failure.getMessage());
  }

  @Test
  void shareOfRejectsIsOfAllRecords() {
    assertEquals(0.2, counts(10, 2, 40, language(8, 40, 40)).rejectedShare());
    assertEquals(0, counts(0, 0, 0, language(0, 0, 0)).rejectedShare());
  }

  private static RunCounts counts(long read, long rejected, long segments, LanguageCounts ko) {
    return new RunCounts(
        read, 0, rejected, Map.of("EMPTY", rejected), segments, 30, 30, 0, Map.of("ko", ko));
  }

  private static LanguageCounts language(long briefings, long segments, long claimed) {
    return new LanguageCounts(
        briefings,
        segments,
        claimed,
        Map.of("translated", segments),
        Map.of(),
        0,
        0,
        Map.of(),
        100);
  }
}
