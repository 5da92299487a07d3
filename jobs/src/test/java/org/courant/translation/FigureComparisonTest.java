package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.courant.briefing.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureComparisonTest {
  private static final List<QualityCheck> CHECKS = List.of(new NumberLost(), new NumberAdded());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          It cost $85 million.                     | ko | 8,500만 달러가 들었다.
          It cost $85 million.                     | uk | Це коштувало 85 мільйонів доларів.
          It cost $85 million.                     | uk | Це коштувало 85 млн доларів.
          It cost $3m and €4bn.                    | uk | Це коштувало 3 млн доларів і 4 млрд євро.
          It cost £11million.                      | ko | 1100만 파운드가 들었다.
          It fell to 2.4 percent.                  | ko | 2.4%로 떨어졌다.
          It fell to 2.4 percent.                  | uk | Вона впала до 2,4 відсотка.
          It fell to 2.4 percent.                  | uk | Вона впала до 2.4%.
          About 11.6 million people                | ko | 약 1,160만 명
          About 11.6 million people                | uk | Близько 11.6 мільйонів людей
          It took 24 months.                       | ko | 2년이 걸렸다.
          It took 2 weeks.                         | uk | Це тривало 14 днів.
          It took 90 minutes.                      | uk | Це тривало 1,5 години.
          It took an hour and 30 minutes.          | ko | 1시간 30분이 걸렸다.
          1,234 people                             | ko | 1234명
          1,234 people                             | uk | 1 234 людини
          1,234 people                             | uk | 1\u00A0234 людини
          1,234 people                             | uk | 1\u202F234 людини
          1,234 people                             | uk | 1'234 людини
          1,234 people                             | uk | 1.234 людини
          1,234 people                             | uk | 1,234 людини
          1,234 people                             | ko | １，２３４명
          1,234,567.5 tons                         | uk | 1 234 567,5 тонни
          340 million                              | ko | 3억 4,000만
          1.2 trillion won                         | ko | 1조 2천억 원
          1.2 trillion won                         | ko | 1조 2000억원
          230,000 people                           | ko | 23만 명
          12,000 people                            | ko | 1만 2,000명
          12,000 people                            | ko | 1만2천 명
          2,000 people                             | ko | 2천 명
          2,500 people                             | ko | 2천5백 명
          10 million people                        | ko | 천만 명
          2,000 people                             | uk | дві тисячі людей
          2,000 people                             | uk | 2 тис. людей
          1.2 million people                       | uk | 1 млн 200 тис. людей
          2 million children                       | uk | 2-х мільйонів дітей
          5 to 10 million people                   | ko | 500만에서 1,000만 명
          5-10 million people                      | ko | 500만~1000만 명
          5 million to 10 million                  | uk | від 5 до 10 мільйонів
          Article 3                                | ko | 제3조
          """)
  void quantitiesSurvive(String source, String language, String target) {
    assertEquals(List.of(), findings(source, target, language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          waves of 20 feet              | uk | хвилі висотою 6 метрів
          waves of 20 feet              | uk | шестиметрові хвилі заввишки шість метрів
          waves of 20 feet              | ko | 높이 6m의 파도
          1 to 4 inches of rain         | uk | від 2,54 до 10,2 см дощу
          2 to 3 inches of rain         | uk | 5–7,6 см дощу
          half an inch of rain          | ko | 1.27센티미터의 비
          about a mile away             | uk | приблизно за 1,6 км
          winds of 85 mph               | ko | 시속 137km의 바람
          a 650 pound pig               | ko | 295킬로그램의 돼지
          it weighed 17 pounds 1 ounce  | uk | вага становила 7,74 кг
          a 6-foot-6 forward            | uk | форвард зростом 198 см
          it may reach 80 degrees       | uk | може досягти 27 градусів Цельсія
          it may reach 80 degrees       | ko | 27℃에 이를 수 있다
          200 square miles of forest    | uk | 518 квадратних кілометрів лісу
          200 square miles of forest    | ko | 518제곱킬로미터의 숲
          COVID-19 spread               | uk | коронавірусна хвороба 2019 поширилася
          """)
  void quantitiesMayBeConverted(String source, String language, String target) {
    assertEquals(List.of(), findings(source, target, language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          waves of 20 feet              | uk | хвилі висотою 8 метрів
          waves of 20 feet              | uk | хвилі висотою 6 кілограмів
          waves of 20 feet              | uk | хвилі висотою 19 футів
          a 650 pound pig               | ko | 259킬로그램의 돼지
          winds of 85 mph               | ko | 시속 173km의 바람
          """)
  void wrongConversionsAreFound(String source, String language, String target) {
    assertEquals(2, findings(source, target, language).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          on March 14, 2019                        | ko | 2019년 3월 14일
          on March 14, 2019                        | uk | 14 березня 2019 року
          on March 14, 2019                        | uk | 14.03.2019
          on March 14, 2019                        | uk | 2019-03-14
          on 3/14/2019                             | uk | 14 березня 2019 року
          in May                                   | uk | у травні
          He may march in protest.                 | ko | 그는 항의하며 행진할 수도 있다.
          Prime Minister May left.                 | uk | Прем'єр-міністерка Мей пішла.
          The March on Washington                  | ko | 워싱턴 행진
          in January and in February               | uk | у січні й лютому
          March to April                           | ko | 3~4월
          Since last December's talks              | uk | Після грудневих переговорів
          on Tuesday                               | ko | 화요일에
          on Tuesday                               | uk | у вівторок
          by Wednesday                             | uk | до середи
          every Sunday                             | uk | щонеділі
          Friday's vote                            | uk | п’ятничне голосування
          The Sunday Telegraph                     | ko | 선데이 텔레그래프
          The Sunday Telegraph                     | uk | газета The Sunday Telegraph
          in the 1970s                             | ko | 1970년대에
          in the 1970s                             | uk | у 1970-х роках
          in the '90s                              | ko | 90년대에
          in the ’90s                              | uk | у 90-х
          in the 1990s                             | uk | у 90-х
          in the '90s                              | ko | 1990년대에
          the 21st floor                           | ko | 21번째 층
          the 21st floor                           | uk | 21-й поверх
          the 19th century                         | ko | 19세기
          the 19th century                         | uk | XIX століття
          the 19th century                         | uk | ХІХ ст.
          World War II                             | ko | 제2차 세계 대전
          at 6:30 a.m.                             | ko | 오전 6시 30분에
          at 6:30 a.m.                             | uk | о 6:30
          at 6:30 p.m.                             | ko | 오후 6시 30분에
          at 6:30 p.m.                             | uk | о 18:30
          at 6.30pm                                | uk | о 18.30
          at 6:30 in the evening                   | uk | о 18:30
          at 19:30 on Thursday                     | ko | 목요일오후 7시 30분에
          at 6:30                                  | ko | 6시 반에
          at 6 p.m.                                | uk | о 18:00
          at 6 p.m.                                | uk | о шостій вечора
          at 6 p.m. tonight                        | uk | сьогодні ввечері о 6
          at 6 p.m. on Thursday                    | ko | 목요일오후 6시에
          at 6 this evening                        | uk | цього дня о 6
          at 12:30 p.m.                            | uk | о 12:30
          at noon                                  | ko | 12시에
          at 12:15 a.m.                            | uk | о 0:15
          """)
  void datesAndTimesSurvive(String source, String language, String target) {
    assertEquals(List.of(), findings(source, target, language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          10-15 people                             | ko | 10~15명
          They won 3:1.                            | ko | 3 대 1로 이겼다.
          They won 3-1.                            | uk | Вони перемогли 3:1.
          the 2019-20 season                       | uk | сезон 2019–2020 років
          the 1995–1996 season                     | ko | 1995-96 시즌
          the war of 1941–1945                     | uk | війна 1941—1945 років
          2/3 of them                              | ko | 3분의 2
          the F-16, the B-52 and COVID-19          | ko | F-16, B-52와 코로나19
          G7, 5G and H1N1                          | uk | G7, 5G та H1N1
          15 islands over 2.2 million km2          | ko | 220만 제곱킬로미터에 15개의 섬
          3 ministers                              | ko | 세 장관
          3 ministers                              | uk | троє міністрів
          two people                               | ko | 2명
          a dozen people                           | uk | 12 людей
          two dozen people                         | ko | 24명
          half of them, twice                      | ko | 그중 절반이 여러 차례
          twenty-five people                       | ko | 25명
          25 people                                | ko | 스물다섯 명
          25 people                                | uk | двадцять п'ять людей
          a 2-hour speech                          | uk | двогодинний виступ
          two and a half million                   | ko | 250만
          2½ cups                                  | ko | 2.5컵
          two to three million                     | ko | 200만~300만
          half a million                           | uk | 500 000
          two hundred and fifty thousand           | ko | 25만
          two decades                              | ko | 20년
          thousands of people, three times         | uk | багато людей
          In 2019 and again in 2019                | ko | 2019년에 두 차례
          11 people, 11 houses                     | uk | 11 людей та стільки ж будинків
          """)
  void otherFiguresSurvive(String source, String language, String target) {
    assertEquals(List.of(), findings(source, target, language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          It cost $85 million.       | ko | 돈이 들었다.                | “85 million”
          It cost $85 million.       | uk | Це коштувало 85 доларів.    | “85 million”
          It cost $85 million.       | ko | 850만 달러가 들었다.        | “85 million”
          It fell to 2.4 percent.    | ko | 24%로 떨어졌다.             | “2.4”
          1,234 people               | ko | 1.234명                     | “1,234”
          340 million                | ko | 3억 명                      | “340 million”
          on March 14, 2019          | ko | 2019년 4월 14일             | “March”
          on March 14, 2019          | uk | 14 травня 2019 року         | “March”
          in May                     | uk | у червні                    | “May”
          on Tuesday                 | uk | у середу                    | “Tuesday”
          on Tuesday                 | ko | 그날                        | “Tuesday”
          in the 1970s               | ko | 1980년대에                  | “1970”
          the 19th century           | uk | XVIII століття              | “19th century”
          at 6:30 a.m.               | uk | о 18:30                     | “6:30”
          at 6:30 p.m.               | ko | 오후 7시 30분에             | “6:30 p.m.”
          at 6:30 p.m.               | uk | о 6:30                      | “6:30 p.m.”
          at 6 p.m.                  | ko | 6시에                       | “6 p.m.”
          at 6 p.m.                  | uk | о 6-й ранку                 | “6 p.m.”
          They won 3:1.              | uk | Вони перемогли 3:2.         | “3:1”
          the F-16                   | ko | F-15                        | “F-16”
          3 ministers                | ko | 장관들                      | “3”
          35 people                  | ko | 53명                        | “35”
          10-15 people               | uk | 10 людей                    | “15”
          """)
  void whatIsLostIsNamed(String source, String language, String target, String named) {
    assertEquals(
        List.of(new Finding("number_lost", "the source's " + named + " is missing")),
        findings(List.of(new NumberLost()), source, target, language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          It cost a lot.             | ko | 8,500만 달러가 들었다.      | “8,500만”
          It cost $85 million.       | uk | 85 мільярдів доларів        | “85 мільярдів”
          The talks begin.           | uk | Переговори 14 числа.        | “14”
          The talks begin.           | uk | Переговори у вівторок.      | “вівторок”
          in May                     | uk | у червні                    | “червні”
          the 19th century           | uk | XVIII століття              | “XVIII”
          at 6:30 a.m.               | uk | о 18:30                     | “18:30”
          three ministers            | ko | 4명의 장관                  | “4”
          thousands of people        | ko | 5천 명                      | “5천”
          """)
  void whatIsAddedIsNamed(String source, String language, String target, String named) {
    assertEquals(
        List.of(new Finding("number_added", "the target's " + named + " is not in the source")),
        findings(List.of(new NumberAdded()), source, target, language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          on March 14, 2019          | de | am 14. März 2019      | none
          85 million                 | de | 85 Millionen          | none
          1,234.5 tons               | de | 1.234,5 Tonnen        | none
          1,234 tons                 | fr | 1 234 tonnes          | none
          at 6:30                    | de | um 6.30 Uhr           | none
          In 14 days                 | de | In 15 Tagen           | number_lost number_added
          """)
  void literalsAloneAreComparedInOtherLanguages(
      String source, String language, String target, String codes) {
    List<String> found = findings(source, target, language).stream().map(Finding::code).toList();
    assertEquals(codes, found.isEmpty() ? "none" : String.join(" ", found));
  }

  private static List<Finding> findings(String source, String target, String language) {
    return findings(CHECKS, source, target, language);
  }

  private static List<Finding> findings(
      List<QualityCheck> checks, String source, String target, String language) {
    return QualityCheck.examineAll(
        checks, new Candidate(source, "en", target, language, 20, false));
  }
}
