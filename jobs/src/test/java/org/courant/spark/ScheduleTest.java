package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  @Test
  void aDayFillsItsPlaceAndIsReplaced() {
    JobOptions options = resolve("news/date={date}/*.txt", Map.of("date", "2026-11-26"));

    assertEquals(List.of("news/date=2026-11-26/*.txt"), options.inputs());
    assertEquals(SaveMode.OVERWRITE, options.mode());
    assertEquals("briefings/date=2026-11-26", options.schedule().place("briefings"));
    assertEquals(
        SaveMode.APPEND, resolve("in", Map.of("date", "2026-11-26", "mode", "append")).mode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2026-13-01", "26-11-2026", "today", "+12026-01-01", ""})
  void whatIsNoDayIsRefused(String text) {
    assertEquals(
        "Invalid date: " + text + ", must be a day, as in 2026-11-26",
        refused("in", Map.of("date", text)));
  }

  @Test
  void aPlaceForADayWantsOne() {
    assertEquals(
        "Invalid input: news/{date}, has a place for a day; add one, as in --date 2026-11-26",
        refused("news/{date}", Map.of()));
  }

  @Test
  void onlyNewHasAModeOfItsOwn() {
    assertEquals(SaveMode.OVERWRITE, resolve("in", Map.of("only-new", "true")).mode());
    for (SaveMode mode : SaveMode.values()) {
      String message = refused("in", Map.of("only-new", "true", "mode", mode.name()));
      assertTrue(message.contains("must be left out with --only-new"), message);
    }
  }

  /** What a row says does not depend on them, so that a run knows the rows of another. */
  @Test
  void theHashOfTheSettingsHasNeitherScheduleNorLanguages() {
    String plain = resolve("in", Map.of()).sha256();

    assertEquals(plain, resolve("in", Map.of("date", "2026-11-26")).sha256());
    assertEquals(plain, resolve("in", Map.of("only-new", "true", "run-id", "r")).sha256());
    assertEquals(plain, resolve("in", Map.of("to", "uk,ko")).sha256());
    assertNotEquals(plain, resolve("in", Map.of("review-below", "0.7")).sha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scheduled__2026-11-26T00:00:00+00:00",
        "manual__2026-11-26T08:15:30.123456+00:00",
        "nightly",
        "7"
      })
  void namesOfSchedulersBecomeFileNames(String name) {
    RunId id = new RunId(name);

    assertEquals(name, id.value());
    assertTrue(id.fileName().matches("[A-Za-z0-9._-]+"), id.fileName());
  }

  @Test
  void namesThatLookAlikeAsFilesAreToldApart() {
    assertNotEquals(new RunId("a:b").fileName(), new RunId("a+b").fileName());
    assertEquals("a-b", new RunId("a-b").fileName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../up", "a/b", "two words", "-x", ".hidden", "a\nb", "имя"})
  void whatIsNoNameIsRefused(String name) {
    String message = refused("in", Map.of("run-id", name));

    assertTrue(message.startsWith("Invalid run-id: " + name.strip() + ", must be 1 to"), message);
  }

  private static String refused(String input, Map<String, String> flags) {
    return assertThrows(IllegalArgumentException.class, () -> resolve(input, flags)).getMessage();
  }

  private static JobOptions resolve(String input, Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(Map.of("to", "ko", "out", "out"));
    all.putAll(flags);
    return JobOptions.resolve(List.of(input), Settings.of(all), FakeModel.CARD);
  }
}
