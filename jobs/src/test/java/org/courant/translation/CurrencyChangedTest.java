package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.courant.briefing.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyChangedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It cost €186 million.                 | ko | 비용은 1억8600만 유로였다.
          It cost €186 million.                 | uk | Це коштувало 186 млн євро.
          It cost €186 million.                 | uk | Це коштувало €186 млн.
          It cost $2.3 billion.                 | ko | 비용은 미화 23억 달러였다.
          It cost A$40.                         | ko | 비용은 40호주달러였다.
          It cost 40 million Canadian dollars.  | uk | Це коштувало 40 мільйонів канадських доларів.
          It cost 75 cents.                     | ko | 비용은 0.75달러였다.
          It cost £30.                          | uk | Це коштувало 30 фунтів стерлінгів.
          He lifted 30 pounds.                  | ko | 그는 30파운드를 들었다.
          He lifted 30 pounds.                  | uk | Він підняв 14 кілограмів.
          It cost ¥900 billion.                 | ko | 비용은 9000억 엔이었다.
          It cost 1.2 trillion won.             | ko | 비용은 1조2000억 원이었다.
          It cost 1.2 trillion won.             | uk | Це коштувало 1,2 трлн вон.
          In 2019 won another party, not they.  | uk | У 2019 році перемогла інша партія, не вони.
          In 1998 Norway won gold.              | ko | 1998년 노르웨이가 금메달을 땄다.
          The party won 34 seats.               | ko | 그 당은 34석을 얻었다.
          Twelve members of 30 agreed.          | ko | 30명 위원 중 12명이 동의했다.
          He came on 5 May.                     | uk | Він приїхав 5 травня з Європи.
          Euro 2024 began in Germany.           | ko | 유로 2024가 독일에서 시작됐다.
          France sent 30 doctors.               | ko | 프랑스는 의사 30명을 보냈다.
          It cost 5,000 hryvnias.               | uk | Це коштувало 5000 гривень.
          It cost 5,000 hryvnias.               | ko | 비용은 5000흐리우냐였다.
          It cost 40 rubles.                    | uk | Це коштувало 40 рублів.
          It cost 40 roubles.                   | ko | 비용은 40루블이었다.
          Oil Rises Above 9 Euros a Liter       | ko | 기름값 리터당 9유로 넘어
          Oil Rises Above 9 Euros a Liter       | uk | Олія подорожчала до 9 євро за літр
          It cost 1.2 trillion won.             | ko | 비용은 1조2000억여 원이었다.
          UAH 500 million was lost.             | uk | Було втрачено 500 млн гривень.
          UAH 500 million was lost.             | ko | 5억 흐리우냐를 잃었다.
          It cost R$40 million.                 | ko | 비용은 4000만 헤알이었다.
          It cost ¥100 million.                 | ko | 비용은 1억 위안이었다.
          A firm bidding $30 million won it.    | ko | 3000만 달러를 제시한 회사가 낙찰받았다.
          In 2019 she became a judge.           | uk | У 2019 році вона стала суддею.
          In 2012 François Hollande won.        | ko | 2012년에 프랑수아 올랑드가 이겼다.
          He played in 2022 in Lublin.          | ko | 그는 2022년에 루블린에서 뛰었다.
          It cost 30 million Swiss francs.      | ko | 비용은 3000만 스위스프랑이었다.
          A $100 fine was paid.                 | uk | Сплатили стодоларовий штраф.
          It cost 5,000 rupiah.                 | uk | Це коштувало 5000 рупій.
          It cost 1,300 won to the dollar.      | ko | 환율은 달러당 1300원이었다.
          """)
  void currenciesAreFoundAsTheyAreCalled(String source, String language, String target) {
    assertEquals(List.of(), details(source, language, target));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It cost €186 million.       | ko | 비용은 1억8600만 달러였다. | the source's euro is missing, the source has no dollar
          It cost €186 million.       | uk | Це коштувало 186 млн.     | the source's euro is missing
          It cost $30.                | ko | 비용은 3만 원이었다.        | the source's dollar is missing, the source has no won
          It cost 1,200 euros.        | uk | Це коштувало 1200 гривень. | the source's euro is missing, the source has no hryvnia
          It cost 30 million yen.     | uk | Це коштувало 30 млн юанів. | the source's yen is missing, the source has no yuan
          It cost 1.2 trillion won.   | uk | Це коштувало 1,2 трлн єн. | the source's won is missing, the source has no yen
          It weighs 30 pounds.        | ko | 무게는 30달러다.           | the source has no dollar
          It fell 3% to $40.          | ko | 3퍼센트 내린 40이었다.      | the source's dollar is missing
          It cost $40 in the centre.  | uk | Це коштувало 40 у центрі. | the source's dollar is missing
          """)
  void anotherCurrencyIsFound(String source, String language, String target, String details) {
    assertEquals(details, String.join(", ", details(source, language, target)));
  }

  @Test
  void theOtherDirectionsAreRead() {
    Candidate candidate =
        new Candidate("비용은 1억8600만 유로였다.", "ko", "It cost $186 million.", "en", 0, false);

    assertEquals(
        List.of("the source's euro is missing, the source has no dollar"), details(candidate));
  }

  @Test
  void aLanguageThatIsNotKnownIsLeftAlone() {
    Candidate candidate =
        new Candidate("It cost €186 million.", "en", "186 miljoner dollar.", "sv", 0, false);

    assertFalse(new CurrencyChanged().appliesTo(candidate));
    assertEquals(List.of(), details(candidate));
  }

  @Test
  void anEmptyTargetIsNotItsBusiness() {
    assertEquals(List.of(), details("It cost €5.", "ko", " "));
  }

  private static List<String> details(String source, String language, String target) {
    return details(new Candidate(source, "en", target, language, 0, false));
  }

  private static List<String> details(Candidate candidate) {
    return new CurrencyChanged().findings(candidate).stream().map(Finding::detail).toList();
  }
}
