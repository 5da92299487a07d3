package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoneNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ko | Kyoto          | 교토가 도착했다.            | 교토
          ko | Vienna         | 빈이 도착했다.              | 빈
          ko | Elena Markovic | 엘레나 마르코비치는 도착했다. | 엘레나 마르코비치
          ko | Lund           | Lund는 도착했다.            | ''
          ko | Beranger       | 방글라데시가 도착했다.       | ''
          ko | Teixeira       | 테이셰이라가 도착했다.       | 테이셰이라
          ko | Malaga         | 말라가                     | 말라가
          ko | Ireland        | 아일랜드가 도착했다.         | 아일랜드
          uk | Okafor         | Окафор, приїхав.           | Окафор
          uk | Kyoto          | Київ приїхав.              | ''
          uk | Tom            | Його друг був там.         | ''
          uk | Tom            | Том був там.               | Том
          uk | Vienna         | Відень приїхав.            | Відень
          """)
  void areTheWordsThatSoundLikeThem(String language, String name, String target, String subject) {
    String sentence = name + " arrived.";
    assertEquals(subject, new LoneNames(null, "en", language).subject(name, sentence, target));
  }

  @ParameterizedTest
  @CsvSource({"Mississauga, 미시소가, 미시소가", "Kyoto, 교토, 교토", "Kyoto, 교토는, 교토", "Lund, 도시, ''"})
  void haveNoParticleWhereNothingElseIsSaid(String name, String target, String subject) {
    assertEquals(subject, new LoneNames(null, "en", "ko").subject(name, name, target));
  }
}
