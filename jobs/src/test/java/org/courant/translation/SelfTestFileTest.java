package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.courant.translation.SelfTestVerdict.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestFileTest {
  private static final Language GOOD = new Language(12, 1, 0.5);
  private static final Language LOOPS = new Language(12, 6, 0.9);
  private static final Language GUESSES = new Language(12, 0, 0.05);

  @TempDir Path cache;

  @Test
  void aVerdictComesBack() {
    SelfTestFile file = new SelfTestFile(cache);
    SelfTestVerdict verdict = new SelfTestVerdict("abc", Map.of("ko", GOOD, "uk", LOOPS));
    file.write(verdict);
    assertEquals(Optional.of(verdict), file.read("abc"));
    assertEquals(Optional.empty(), file.read("abd"));
  }

  @Test
  void languagesTestedLaterJoinTheOthers() {
    SelfTestFile file = new SelfTestFile(cache);
    file.write(new SelfTestVerdict("abc", Map.of("ko", GOOD, "uk", LOOPS)));
    file.write(new SelfTestVerdict("abc", Map.of("uk", GOOD, "de", GUESSES)));
    assertEquals(
        Map.of("ko", GOOD, "uk", GOOD, "de", GUESSES), file.read("abc").orElseThrow().languages());
  }

  @Test
  void aDamagedFileCountsAsNone() throws IOException {
    SelfTestFile file = new SelfTestFile(cache);
    file.write(new SelfTestVerdict("abc", Map.of("ko", GOOD)));
    Path stored = cache.resolve("self-tests").resolve("abc.properties");
    Files.writeString(stored, "ko.sentences=twelve\n");
    assertEquals(Optional.empty(), file.read("abc"));
  }

  @Test
  void manyFlagsOrNoConfidenceFail() {
    assertTrue(GOOD.passed());
    assertFalse(LOOPS.passed());
    assertFalse(GUESSES.passed());
    SelfTestVerdict verdict = new SelfTestVerdict("abc", Map.of("uk", LOOPS));
    assertFalse(verdict.passed());
    assertEquals("uk FAILED (6 of 12 flagged, confidence 0.90)", verdict.text());
  }
}
