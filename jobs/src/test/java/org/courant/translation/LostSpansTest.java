package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.courant.briefing.Finding;
import org.junit.jupiter.api.Test;

class LostSpansTest {
  @Test
  void everySpanCountsAsOftenAsItStands() {
    assertEquals(List.of(), codes("Ask @desk or @desk.", "Запитайте @desk або @desk."));
    assertEquals(List.of("span_lost"), codes("Ask @desk or @desk.", "Запитайте @desk."));
    assertEquals(List.of("span_lost"), codes("See {Name}.", "Дивіться {name}."));
  }

  @Test
  void aSpanWithinAnotherHasAPlaceOfItsOwn() {
    String source = "See https://example.org and https://example.org/a now.";

    assertEquals(List.of(), codes(source, "https://example.org/a і https://example.org тут"));
    assertEquals(List.of("span_lost"), codes(source, "https://example.org/a тут"));
  }

  @Test
  void aDesignationIsAFindingOfItsOwn() {
    assertEquals(List.of("designation_lost"), codes("The F-16 landed.", "Ф-16 сів."));
  }

  @Test
  void lettersOfAnAddressAreOfNoScript() {
    String source = "Residents can read it at https://water.example.org/levels?station=12.";

    assertEquals(List.of(), codes(source, "Тут: https://water.example.org/levels?station=12."));
    assertEquals(
        List.of("wrong_script"),
        codes(source, "Residents: https://water.example.org/levels?station=12."));
  }

  private static List<String> codes(String source, String target) {
    Candidate candidate = new Candidate(source, "en", target, "uk", 5, false);
    return QualityCheck.examineAll(
            List.of(LostSpans.strict(), LostSpans.designations(), new WrongScript()), candidate)
        .stream()
        .map(Finding::code)
        .toList();
  }
}
