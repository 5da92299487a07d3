package org.courant.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GlossaryReaderTest {
  private static final String CSV =
      """
      en,ko,uk-UA,forbidden_uk,part_of_speech,case,do_not_translate,domain,note
      "talks, peace",평화 회담,мирні  переговори|перемовини,балачки,noun,any,,diplomacy,"two
      lines"
      Reuters,,,,proper noun,exact,yes,,
      """;

  private static final String DCA =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
      <tbxHeader><fileDesc><sourceDesc><p>ours</p></sourceDesc></fileDesc></tbxHeader>
      <text><body><conceptEntry id="c1">
      <descrip type="subjectField">diplomacy</descrip>
      <langSec xml:lang="en"><termSec><term>truce</term>
      <termNote type="partOfSpeech">noun</termNote></termSec></langSec>
      <langSec xml:lang="uk"><termSec><term>замирення</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
      <termSec><term>припинення вогню</term>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
      <termSec><term>перемир&apos;я</term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
      </langSec></conceptEntry></body></text></tbx>
      """;

  private static final String DCT =
      """
      <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
       xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
      <text><body><conceptEntry><min:subjectField>diplomacy</min:subjectField>
      <langSec xml:lang="en"><termSec><term>truce</term>
      <min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
      <langSec xml:lang="uk"><termSec><term>замирення</term>
      <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
      <termSec><term>перемир'я</term></termSec>
      <termSec><term>припинення <basic:hi>вогню</basic:hi></term></termSec>
      </langSec></conceptEntry></body></text></tbx>
      """;

  private static final String MARTIF =
      """
      <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
      <martif type="TBX" xml:lang="en"><text><body><termEntry>
      <descripGrp><descrip type="subjectField">diplomacy</descrip></descripGrp>
      <langSet xml:lang="en"><ntig><termGrp><term>truce</term>
      <termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
      <langSet xml:lang="uk"><tig><term>перемир'я</term></tig>
      <tig><term>припинення вогню</term></tig>
      <tig><term>замирення</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
      </termEntry></body></text></martif>
      """;

  @Test
  void tablesAreRead() {
    List<GlossaryEntry> entries = read("a.csv", CSV).entries();

    assertEquals(
        new GlossaryEntry(
            2,
            Map.of(
                "en",
                List.of("talks, peace"),
                "ko",
                List.of("평화 회담"),
                "uk",
                List.of("мирні переговори", "перемовини")),
            Map.of("uk", List.of("балачки")),
            "noun",
            CaseRule.ANY,
            false,
            "diplomacy",
            "two\nlines"),
        entries.get(0));
    assertEquals(4, entries.get(1).line());
    assertTrue(entries.get(1).doNotTranslate());
    assertEquals(List.of("Reuters"), entries.get(1).pairs("en", "ja").get(0).targets());
  }

  @Test
  void tabsPartColumnsToo() {
    Glossary glossary = read("a.TSV", "\uFEFFen\tuk\n\ntruce\tперемир'я\n");

    assertEquals(3, glossary.entries().get(0).line());
    assertEquals(1, glossary.size("en", "uk"));
    assertEquals(0, glossary.size("en", "ko"));
  }

  static Stream<String> tbx() {
    return Stream.of(DCA, DCT, MARTIF);
  }

  @ParameterizedTest
  @MethodSource("tbx")
  void theDialectsOfTbxSayTheSame(String text) {
    GlossaryEntry entry = read("a.tbx", text).entries().get(0);

    assertEquals(List.of("truce"), entry.in("en"));
    assertEquals(List.of("перемир'я", "припинення вогню"), entry.in("uk"));
    assertEquals(List.of("замирення"), entry.forbidden().get("uk"));
    assertEquals("noun", entry.partOfSpeech());
    assertEquals("diplomacy", entry.domain());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``;is empty; the first line must name the columns",
        "en,uk;has no terms",
        "en,nope|a,b;line 1, column “nope”: is neither a language nor one of forbidden_LANG,"
            + " part_of_speech, case, do_not_translate, domain, note",
        "en,uk,uk-UA|a,b,c;line 1, uk: is named twice",
        "note,case|a,any;line 1, all columns: none is a language such as en, ko or uk; the first"
            + " is the source",
        "en,uk,forbidden_ko|a,b,c;line 1, forbidden_ko: there is no column ko",
        "en,uk|a,b|c;line 3, column 1: 1 columns, the first line names 2",
        "en,uk|,b;line 2, en: is empty; every line needs a source term",
        "en,uk,ko|a,,;line 2, en: “a” has no target; fill uk or ko or do_not_translate",
        "en,uk,case|a,b,upper;line 2, case: upper, must be exact, start, any or empty",
        "en,uk,do_not_translate|a,,maybe;line 2, do_not_translate: maybe, must be yes, no or empty",
        "en,uk,do_not_translate|a,b,yes;line 2, do_not_translate: is set, but there are targets;"
            + " leave one of them empty",
        "en,uk|a,b|c,d|a,e;line 4, en: “a” stands in line 2 already; put all its targets there",
        "en,uk,forbidden_uk|a,b,b;line 2, uk: “b” is both a term and forbidden",
        "en,uk|...,b;line 2, en: “...” has no letter or digit",
        "en,uk|a\u202Eb,c;line 2, en: a control character in “a\uFFFDb”; take it out",
        "en,uk|\"a,b;line 2: is no table row",
      })
  void faultsOfTablesHaveAPlace(String table, String problem) {
    String message = refusal("a.csv", table == null ? "" : table.replace("|", "\n"));

    assertTrue(message.startsWith("Invalid glossary: a.csv, " + problem), message);
  }

  @Test
  void sizesHaveLimits() {
    assertEquals(
        "Invalid glossary: a.csv, line 2, en: a term of 201 characters, at most 200",
        refusal("a.csv", "en,uk\n" + "a".repeat(201) + ",b\n"));
    assertEquals(
        "Invalid glossary: a.csv, line 2, note: 4001 characters, at most 4000",
        refusal("a.csv", "en,uk,note\na,b," + "n".repeat(4001) + "\n"));
    assertEquals(
        "Invalid glossary: a.csv, is longer than 32 MiB",
        refusal("a.csv", "en,uk\n" + "a".repeat(32 << 20)));
  }

  @Test
  void otherFilesAreRefused() {
    assertEquals(
        "Invalid glossary: a.xlsx, must end in .csv, .tsv or .tbx to tell its format",
        refusal("a.xlsx", ""));
    assertEquals(
        "Invalid glossary: none.csv, is no file",
        assertThrows(InvalidGlossaryException.class, () -> GlossaryReader.read(Path.of("none.csv")))
            .getMessage());
    assertThrows(
        InvalidGlossaryException.class,
        () ->
            GlossaryReader.read(
                "a.csv", new ByteArrayInputStream(new byte[] {'e', 'n', (byte) 0xFF})));
  }

  @Test
  void hostileXmlIsRefused() {
    String bomb =
        "<!DOCTYPE tbx [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + DCA.substring(DCA.indexOf("<tbx")).replace("truce", "&b;");
    assertTrue(refusal("a.tbx", bomb).startsWith("Invalid glossary: a.tbx, "), bomb);
    String outside =
        "<!DOCTYPE tbx [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
            + DCA.substring(DCA.indexOf("<tbx")).replace("truce", "&a;");
    assertTrue(refusal("a.tbx", outside).startsWith("Invalid glossary: a.tbx, "), outside);
    assertEquals(
        "Invalid glossary: a.tbx, line 1, element x: more than 32 inside each other",
        refusal("a.tbx", "<tbx>" + "<x>".repeat(100_000)));
    assertEquals(
        "Invalid glossary: a.tbx, line 1, element html: the root must be tbx",
        refusal("a.tbx", "<html/>"));
    assertTrue(
        refusal("a.tbx", "<tbx><text>").startsWith("Invalid glossary: a.tbx, is no TBX: line 1"));
    assertEquals(
        "Invalid glossary: a.tbx, line 6, element langSec: xml:lang is null, must be a language"
            + " such as en or uk",
        refusal("a.tbx", DCA.replaceFirst("langSec xml:lang=\"en\"", "langSec")));
  }

  /** Damage at random places gives glossaries and refusals, never another exception. */
  @Test
  void damagedFilesAreReadOrRefused() {
    Random random = new Random(7);
    for (String name : List.of("a.csv", "a.tsv", "a.tbx")) {
      byte[] sample =
          switch (name) {
            case "a.csv" -> bytes(CSV);
            case "a.tsv" -> bytes(CSV.replace(',', '\t'));
            default -> bytes(DCA);
          };
      for (int i = 0; i < 2_000; i++) {
        byte[] damaged = damaged(sample, random);
        try {
          Glossary glossary = GlossaryReader.read(name, new ByteArrayInputStream(damaged));
          glossary.pair("en", "uk").uses("The truce holds.", "Перемир'я триває.");
        } catch (InvalidGlossaryException e) {
          assertTrue(e.getMessage().startsWith("Invalid glossary: " + name), e.getMessage());
        } catch (IOException | RuntimeException e) {
          throw new AssertionError(name + ": " + new String(damaged, StandardCharsets.UTF_8), e);
        }
      }
    }
  }

  private static byte[] damaged(byte[] sample, Random random) {
    byte[] bytes = sample.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt(128);
        case 1 -> bytes[at] = bytes[random.nextInt(bytes.length)];
        default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
      }
    }
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Glossary read(String name, String text) {
    try {
      return GlossaryReader.read(name, new ByteArrayInputStream(bytes(text)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String refusal(String name, String text) {
    return assertThrows(InvalidGlossaryException.class, () -> read(name, text)).getMessage();
  }
}
