package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.courant.briefing.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitChangedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It weighs 300 kg.                      | ko | 무게는 300㎏이다.
          It weighs 300 kg.                      | ko | 무게는 300킬로다.
          It weighs 300 kg.                      | uk | Воно важить 300 кілограмів.
          It weighs 300 kg.                      | uk | Воно важить 300-кілограмово.
          It weighs 300 kg.                      | uk | Воно важить триста кіло.
          It weighs 300 pounds.                  | uk | Воно важить 136 кг.
          It weighs 20 tons.                     | ko | 무게는 20톤이다.
          It holds 30 gallons.                   | ko | 30갤런이 들어간다.
          It is 30 square metres.                | ko | 넓이는 30㎡이다.
          It is 30 square metres.                | uk | Площа — 30 м².
          It is 30 square kilometres.            | uk | Площа — 30 км2.
          It is 30 square kilometres.            | ko | 넓이는 30제곱킬로미터이다.
          It is 30 square metres.                | ko | 넓이는 30 m2이다.
          It holds 30 m³, it is 40 m long.       | ko | 길이는 40m이고 30리터가 들어간다.
          It was 30 degrees.                     | ko | 30도였다.
          It took 3 hours.                       | ko | 3시간이 걸렸다.
          It took 3 hours on March 3.            | ko | 3월 3일에 세 시간이 걸렸다.
          It took 3 hours on March 3.            | uk | 3 березня це тривало три години.
          It took 3 hours.                       | uk | Це тривало 180 хвилин.
          It took 24 months.                     | ko | 2년이 걸렸다.
          It took 2 weeks.                       | ko | 14일이 걸렸다.
          It took 2 weeks.                       | ko | 보름이 걸렸다.
          A 5-day trip for 5 people              | ko | 다섯 명의 5일 여행
          A 20-year-old man                      | ko | 20세 남성
          A 20-year-old man                      | uk | 20-річний чоловік
          In 5 years 300 km were built.          | ko | 5년 만에 300㎞가 건설됐다.
          Opened 5 years ago, it cost 5 million. | ko | 5년 전 문을 연 이곳은 500만이 들었다.
          The third day lasted 3 hours.          | ko | 3일째는 세 시간 걸렸다.
          He finished 3 in 1999.                 | ko | 그는 1999년 3위였다.
          In 2005 in Rome it lasted.             | ko | 2005년 로마에서 계속됐다.
          It cost 30 euros.                      | ko | 30유로가 들었다.
          """)
  void unitsAreFoundAsTheyAreCalled(String source, String language, String target) {
    assertEquals(List.of(), details(source, language, target));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It weighs 300 kg.               | ko | 무게는 300㎞이다.         | “300” measures mass in the source, length in the target
          It weighs 300 kg.               | uk | Воно важить 300 км.       | “300” measures mass in the source, length in the target
          It is 30 square metres.         | uk | Площа — 30 метрів.        | “30” measures area in the source, length in the target
          It is 30 square metres.         | ko | 넓이는 30m이다.           | “30” measures area in the source, length in the target
          It is 12 kilometres away.       | ko | 12마일 떨어져 있다.       | “12” has another unit of length
          It took 5 days.                 | ko | 5주가 걸렸다.             | “5” has another unit of time
          It took 5 days.                 | uk | Це тривало п'ять тижнів.  | “5” has another unit of time
          It took 6 months.               | uk | Це тривало 6 років.       | “6” has another unit of time
          It took 3 million years.        | ko | 300만 시간이 걸렸다.      | “3 million” has another unit of time
          It lasted 5 days until Friday.  | ko | 금요일까지 5주 계속됐다.  | “5” has another unit of time
          It lay 40 feet deep.            | uk | Воно лежало на 40 літрів. | “40” measures length in the source, volume in the target
          """)
  void anotherUnitIsNamed(String source, String language, String target, String detail) {
    assertEquals(List.of(detail), details(source, language, target));
  }

  @Test
  void everyFigureCountsOnItsOwn() {
    assertEquals(2, details("In 5 days 300 kg were found.", "ko", "5년 만에 300㎞가 발견됐다.").size());
  }

  @Test
  void onlyFiguresWithUnitsRaiseTheQuestion() {
    assertTrue(new UnitChanged().appliesTo(candidate("It took 5 days.", "ko", "")));
    assertFalse(new UnitChanged().appliesTo(candidate("It took 5 people.", "ko", "")));
    assertFalse(new UnitChanged().appliesTo(candidate("It took 5 days.", "ja", "")));
  }

  private static List<String> details(String source, String language, String target) {
    return new UnitChanged()
        .findings(candidate(source, language, target)).stream().map(Finding::detail).toList();
  }

  private static Candidate candidate(String source, String language, String target) {
    return new Candidate(source, "en", target, language, 0, false);
  }
}
