package org.courant.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.courant.translation.QualityCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCalibrationTest {
  private static final List<LinePair> UKRAINIAN =
      List.of(
          new LinePair(
              "On Monday the council gave Andersen 45 million dollars for the two bridges.",
              "У понеділок рада виділила Андерсену 45 мільйонів доларів на два мости."),
          new LinePair(
              "The talks with the UN began in Philadelphia in June 2018, she told reporters.",
              "Переговори з ООН почалися у Філадельфії в червні 2018 року, сказала вона журналістам."),
          new LinePair(
              "About 300 people from NATO countries came for 5 days to see Petersen on Friday evening.",
              "Близько 300 людей із країн НАТО прийшли на 5 днів побачити Петерсена в п’ятницю ввечері."));

  private static final List<LinePair> KOREAN =
      List.of(
          new LinePair(
              "About 45 thousand people came to see Petersen on Friday evening.",
              "금요일 저녁 약 4만 5000명이 페테르센을 보러 왔다."),
          new LinePair(
              "The talks began in Philadelphia in June 2018, she told reporters.",
              "협상은 2018년 6월 필라델피아에서 시작됐다고 그녀는 기자들에게 말했다."));

  /** What these take or leave is not always enough to be noticed. */
  private static final Set<Damage> CHANCE =
      Set.of(Damage.MISALIGNED, Damage.NAME_REPLACED, Damage.ACRONYM_REPLACED, Damage.ENGLISH_LEFT);

  @TempDir Path folder;

  @Test
  void goodTranslationsPassAndDamagedOnesDoNot() {
    CheckReport report = run(UKRAINIAN, "uk", 1);

    assertEquals(List.of(), report.alarms());
    assertEquals(
        EnumSet.allOf(Damage.class),
        damages(report).entrySet().stream()
            .filter(entry -> entry.getValue().lines() > 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Damage.class))));
    for (DamageRate rate : report.damages()) {
      boolean chance = CHANCE.contains(rate.damage());
      assertTrue(chance || rate.caught() == rate.lines(), rate.toString());
    }
  }

  @Test
  void koreanScalesAreShifted() {
    CheckReport report = run(KOREAN, "ko", 1);

    assertEquals(List.of(), report.alarms());
    assertEquals(
        new DamageRate(Damage.SCALE_SHIFTED, 1, 1, 1), damages(report).get(Damage.SCALE_SHIFTED));
    assertEquals(0, damages(report).get(Damage.RUSSIAN_WORD).lines());
  }

  @Test
  void theSeedDecides() {
    assertEquals(run(UKRAINIAN, "uk", 7), run(UKRAINIAN, "uk", 7));
    assertNotEquals(
        Damage.DIGIT_CHANGED.apply(UKRAINIAN.get(1), UKRAINIAN.get(0), "uk", new Random(1)),
        Damage.DIGIT_CHANGED.apply(UKRAINIAN.get(1), UKRAINIAN.get(0), "uk", new Random(5)));
  }

  @Test
  void aFalseAlarmIsCounted() {
    LinePair slip = new LinePair("It opens on Monday at 9.", "Він відкривається у вівторок о 9.");
    CheckReport report = run(List.of(UKRAINIAN.get(0), slip), "uk", 1);

    CheckRate rate =
        report.checks().stream()
            .filter(check -> check.code().equals("number_lost"))
            .findFirst()
            .orElseThrow();
    assertEquals(new CheckRate("number_lost", 2, 2, 1), rate);
    assertEquals(0.5, rate.ofApplied());
    assertEquals(2, report.alarms().get(0).line());
  }

  @Test
  void aLineWithTwoAlarmsOfACheckCountsOnce() {
    LinePair slip =
        new LinePair(
            "Last year Angela Merkel met Christopher Bennett.", "Минулого року вони зустрілися.");
    CheckReport report = run(List.of(UKRAINIAN.get(0), slip), "uk", 1);

    assertEquals(2, report.alarms().stream().filter(alarm -> alarm.line() == 2).count());
    assertTrue(report.checks().contains(new CheckRate("name_lost", 2, 2, 1)));
  }

  @Test
  void theRatesAreWritten() throws Exception {
    Path file = folder.resolve("rates.json");
    run(KOREAN, "ko", 1).write(file);

    String json = Files.readString(file);
    assertTrue(json.contains("\"damage\" : \"digit_changed\""), json);
    assertTrue(json.contains("\"code\" : \"name_lost\""), json);
  }

  private static CheckReport run(List<LinePair> lines, String language, long seed) {
    return new CheckCalibration(QualityCheck.standard(), "en", language, seed).run(lines);
  }

  private static Map<Damage, DamageRate> damages(CheckReport report) {
    return report.damages().stream()
        .collect(Collectors.toMap(DamageRate::damage, Function.identity()));
  }
}
