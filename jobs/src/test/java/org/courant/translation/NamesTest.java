package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.courant.briefing.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<QualityCheck> CHECKS =
      List.of(new NameLost(), new AcronymLost(), new UntranslatedRun(), new RussianWords());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          He met Christopher Bennett there. | ko | 그는 그곳에서 크리스토퍼 베넷을 만났다.
          He met Christopher Bennett there. | uk | Він зустрів там Крістофера Беннетта.
          He met Christopher Bennett there. | uk | Він зустрів там Беннетта.
          They went to Philadelphia.        | ko | 그들은 필라델피아로 날아갔다.
          They went to Philadelphia.        | uk | Вони поїхали до Філадельфії.
          They went to Beijing.             | uk | Вони поїхали до Пекіна.
          They went to Germany.             | ko | 그들은 독일로 날아갔다.
          They went to Germany.             | uk | Вони поїхали до німецької столиці.
          They praised Washington.          | ko | 그들은 Washington을 칭찬했다.
          It belongs to NATO.               | ko | 그것은 나토에 속한다.
          It belongs to NATO.               | uk | Воно належить до НАТО.
          The UN agreed.                    | uk | ООН погодилася.
          The EU agreed.                    | ko | 유럽연합이 동의했다.
          """)
  void namesAreFoundAsTheySound(String source, String language, String target) {
    assertEquals(List.of(), codes(source, language, target));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          He met Christopher Bennett there. | ko | 그는 그곳에서 친구를 만났다.       | name_lost
          He met Christopher Bennett there. | uk | Він зустрів там Степана Гончара. | name_lost
          They went to Philadelphia.        | uk | Вони поїхали до Саратоги.       | name_lost
          They went to Philadelphia.        | ko | 그들은 새크라멘토로 날아갔다.         | name_lost
          It belongs to NATO.               | uk | Воно належить до Альянсу.        | acronym_lost
          The UN agreed.                    | ko | 그들은 동의했다.                   | acronym_lost
          He said that they agreed on it.   | uk | Він сказав, that they agreed on it. | untranslated
          He said that they agreed.         | uk | Він сказал, что вони згодні.     | russian
          He said that they agreed.         | uk | Він сказав, що это згода.        | russian
          """)
  void lossesAreFound(String source, String language, String target, String code) {
    assertEquals(List.of(code), codes(source, language, target));
  }

  @Test
  void eachLostNameIsAFinding() {
    String source = "Last year Angela Merkel met Christopher Bennett there.";

    assertEquals(List.of("name_lost", "name_lost"), codes(source, "ko", "지난해 두 사람은 그곳에서 만났다."));
    assertEquals(List.of("name_lost"), codes(source, "ko", "지난해 메르켈은 그곳에서 그를 만났다."));
  }

  @Test
  void onlyWhatIsCertainlyANameIsOne() {
    assertEquals(
        new SourceNames(List.of("Kowalski", "Angela Merkel"), List.of("UN")),
        SourceNames.of(
            "However, Prime Minister Kowalski told the UN on Monday that Angela Merkel's Christian"
                + " Democrats had won."));
    assertEquals(
        new SourceNames(List.of(), List.of()), SourceNames.of("Kowalski Meets Merkel in Geneva"));
    assertEquals(
        new SourceNames(List.of("Reno", "Mensah"), List.of()),
        SourceNames.of("It was near Reno, Nev., that Rear Adm. Kofi B. Mensah spoke of it."));
    assertEquals(
        new SourceNames(List.of("Maria Rossi"), List.of()),
        SourceNames.of("When Maria Rossi came, Supreme Court judges left."));
  }

  @Test
  void wellKnownNamesMayBeginASentence() {
    assertEquals(
        new SourceNames(List.of("Kyiv", "Estonia"), List.of()),
        SourceNames.of("Kyiv asked for help. Estonia's army sent it. Anna drove."));
    assertEquals(List.of("name_lost"), codes("Kyiv asked for help.", "ko", "교토는 도움을 요청했다."));
    assertEquals(List.of(), codes("Kyiv asked for help.", "ko", "키이우는 도움을 요청했다."));
    assertEquals(
        List.of("name_lost"), codes("Estonia sent help.", "uk", "Латвія надіслала допомогу."));
    assertEquals(List.of(), codes("Estonia sent help.", "uk", "Естонія надіслала допомогу."));
  }

  @Test
  void otherLanguagesAreLeftAlone() {
    Candidate german = new Candidate("He met Bennett.", "en", "Er traf ihn.", "de", 5, false);
    Candidate fromGerman = new Candidate("Er traf Bennett.", "de", "Він прийшов.", "uk", 5, false);

    CHECKS.forEach(check -> assertEquals(Optional.empty(), check.examine(german)));
    assertFalse(new NameLost().appliesTo(fromGerman));
  }

  private static List<String> codes(String source, String language, String target) {
    Candidate candidate = new Candidate(source, "en", target, language, 20, false);
    return QualityCheck.examineAll(CHECKS, candidate).stream().map(Finding::code).toList();
  }
}
