package org.courant.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesOfSourceTest {
  private static final NamesOfSource NAMES =
      new NamesOfSource(
          List.of(
              "Maria Petrenko met the United Nations’ envoy in Kyiv.",
              "The World Bank and the Department of State, she said, pay for Kyiv-based work.",
              "WHO officials praised the U.S.-led plan."));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Petrenko met Smith in Kyiv.               | Smith
          Ms. Petrenko's plan was praised in Odesa. | Ms,Odesa
          John Smith met the envoy.                 | John,Smith
          IMF officials praised the plan.           | IMF
          She works in KYIV for iGrid.              | iGrid
          The plan of Kharkiv-based officials.      | Kharkiv-based
          Зустріч у Львові з Petrenko.              | Львові
          """)
  void flagsNamesThatTheSourceLacks(String sentence, String names) {
    assertEquals(Set.of(names.split(",")), NAMES.unknownIn(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Officials said Petrenko’s talks in Kyiv went well.   | a first word is no name
          The UN envoy met Petrenko.                           | initials of what is spelled out
          The DS and the WB pay.                               | initials, a short word among them
          The World Health Organization praised it.            | spelled out for WHO
          US officials praised the US-led plan.                | points do not matter
          Work based in Kyiv was praised by the DEPARTMENT.    | case does not matter
          장관은 키이우에서 만났다.                               | a script without capitals
          """)
  void knowsNamesInOtherForms(String sentence, String why) {
    assertEquals(Set.of(), NAMES.unknownIn(sentence), why);
  }
}
