package org.courant.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguagePairTest {
  private static final String TABLE =
      """
      en,uk,forbidden_uk,case,do_not_translate,part_of_speech
      United Nations,ООН,,,,proper noun
      United Nations Security Council,Рада Безпеки ООН|Рада Безпеки,Совбез,,,proper noun
      treaty,договір|угода,,,,noun
      march,похід,,start,,noun
      Reuters,,,exact,yes,proper noun
      """;

  private final LanguagePair pair = glossary(TABLE).pair("en", "uk");

  @Test
  void theLongestTermTakesItsPlace() {
    assertEquals(
        List.of("United Nations Security Council", "United Nations"),
        sources("The United Nations Security Council met at the United Nations."));
  }

  @Test
  void termsOfALanguageServeForItsVarieties() {
    Glossary glossary = glossary("en,ko,ko-x-plain,forbidden_ko\nfriend,친구,동무,벗\nNATO,나토,,\n");
    List<String> korean = targets(glossary, "ko");
    assertEquals(List.of("[친구] [벗]", "[나토] []"), korean);
    assertEquals(korean, targets(glossary, "ko-KR"));
    assertEquals(List.of("[동무] [벗]", "[나토] []"), targets(glossary, "ko-x-plain"));
    assertEquals(List.of(), targets(glossary, "uk"));
  }

  private static List<String> targets(Glossary glossary, String target) {
    return glossary.pair("en-GB", target).terms("A friend of NATO spoke.").stream()
        .map(term -> term.targets() + " " + term.forbidden())
        .toList();
  }

  @Test
  void sourcesArePluralAndPossessive() {
    assertEquals(List.of("treaty"), sources("Two treaties were signed."));
    assertEquals(List.of("treaty"), sources("The treaty’s text is short."));
    assertEquals(List.of("United Nations"), sources("the United Nations' envoy"));
    assertEquals(List.of("Reuters"), sources("“It ended,” Reuters’s reporter said."));
    assertEquals(List.of("treaty"), sources("Treaty talks resume."));
  }

  @Test
  void otherWordsAreNoTerms() {
    assertEquals(List.of(), sources("He was entreatied; retreaty, treatys’x."));
    assertEquals(List.of(), sources("the united nations of old"));
    assertEquals(List.of(), sources("reuters"));
    assertEquals(List.of(), sources(""));
  }

  @Test
  void aCapitalMayStandForASmallFirstLetter() {
    assertEquals(List.of("march"), sources("March of the penguins"));
    assertEquals(List.of(), sources("MARCH"));
  }

  @Test
  void matchesSayWhere() {
    TermMatch match = pair.matches("Two treaties hold.").get(0);

    assertEquals("treaties", "Two treaties hold.".substring(match.start(), match.end()));
  }

  @Test
  void anyOfTheTargetsWillDo() {
    TermUse use = pair.uses("The treaty holds.", "Угоди дотримуються.").get(0);

    assertEquals(TermStatus.INFLECTED, use.status());
    assertEquals("договір", use.target());
    assertEquals("Угоди", use.found());
  }

  @Test
  void forbiddenVariantsAreFoundInflected() {
    TermUse use =
        pair.uses("The United Nations Security Council met.", "У Совбезі мовчать.").get(0);

    assertEquals("Совбез", use.forbidden());
    assertEquals(TermStatus.LOST, use.status());
  }

  @Test
  void namesThatStayAreWantedLetterForLetter() {
    assertEquals(TermStatus.KEPT, pair.uses("Reuters said so.", "Це Reuters.").get(0).status());
    assertEquals(TermStatus.LOST, pair.uses("Reuters said so.", "Це Рейтер.").get(0).status());
    assertEquals(List.of("Reuters"), pair.wanted(pair.terms("Reuters").get(0)));
  }

  @Test
  void wantedFormsAgree() {
    GlossaryTerm council = pair.terms("United Nations Security Council").get(0);

    assertTrue(pair.wanted(council).contains("Раді Безпеки ООН"), pair.wanted(council).toString());
    assertTrue(pair.wanted(pair.terms("treaty").get(0)).contains("Договору"));
  }

  @Test
  void digestsNameTheTermsOfASentence() {
    Glossary glossary = glossary(TABLE);
    Glossary longer = glossary(TABLE + "envoy,посланець,,,,noun\n");
    Glossary other = glossary(TABLE.replace("договір|угода", "угода"));
    String treaty = "The treaty holds.";

    assertEquals(Optional.empty(), glossary.digest("It holds.", "en", "uk"));
    assertEquals(glossary.digest(treaty, "en", "uk"), longer.digest(treaty, "en", "uk"));
    assertNotEquals(glossary.digest(treaty, "en", "uk"), other.digest(treaty, "en", "uk"));
    assertNotEquals(glossary.sha256(), longer.sha256());
  }

  @Test
  void itTravels() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(glossary(TABLE));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Glossary read = (Glossary) in.readObject();
      assertEquals(glossary(TABLE).sha256(), read.sha256());
      assertEquals(1, read.pair("en", "uk").terms("A treaty.").size());
    }
  }

  private List<String> sources(String text) {
    return pair.terms(text).stream().map(GlossaryTerm::source).toList();
  }

  private static Glossary glossary(String table) {
    try {
      return GlossaryReader.read(
          "t.csv", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
