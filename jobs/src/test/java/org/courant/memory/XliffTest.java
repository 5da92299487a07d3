package org.courant.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XLIFF as it is written, against the schemas of OASIS, and as other tools write it. */
class XliffTest {
  private static final String OTHER_TOOL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"
          xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"
          xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" srcLang="en-US" trgLang="uk-UA">
        <file id="f1" original="a.html">
          <group id="g1">
            <unit id="1">
              <mtc:matches>
                <mtc:match ref="#m1">
                  <mda:metadata><mda:metaGroup category="courant">
                    <mda:meta type="author">nobody</mda:meta></mda:metaGroup></mda:metadata>
                  <source>Other</source><target>Інше</target></mtc:match>
              </mtc:matches>
              <mda:metadata><mda:metaGroup category="other">
                <mda:meta type="author">someone else</mda:meta></mda:metaGroup></mda:metadata>
              <notes><note id="n1" category="style">Short, please.</note></notes>
              <originalData><data id="d1">&lt;br/&gt;</data></originalData>
              <segment id="s1" state="reviewed">
                <source>The <pc id="1">talks <mrk id="m1" type="term">go</mrk></pc> on<ph id="2" dataRef="d1"/>.</source>
                <target order="3">Переговори <pc id="1">тривають</pc><ph id="2" dataRef="d1"/>.</target>
              </segment>
              <ignorable><source> </source><target> </target></ignorable>
              <segment id="s2"><source>A<cp hex="1B"/>B<sc id="3"/>C<ec startRef="3"/> &amp; D</source>
                <target order="1"><![CDATA[<А>]]><!-- x --> і Б</target></segment>
            </unit>
          </group>
          <unit id="2"><segment><source>Not translated</source></segment></unit>
          <unit id="3"><segment state="initial"><source>Nor this</source><target>Nor this</target></segment></unit>
          <unit id="4"><segment state="final"><source>Last</source><target>Останнє</target></segment></unit>
        </file>
      </xliff>
      """;

  @TempDir Path folder;

  @Test
  void readsWhatOtherToolsWrite() throws Exception {
    requireValid(OTHER_TOOL);
    List<String> complaints = new ArrayList<>();

    List<TranslationUnit> units = read(OTHER_TOOL, complaints);

    List<String> notes = List.of("Short, please.");
    assertEquals(
        List.of(
            unit("The talks go on.", "Переговори тривають.", null, null, true, notes),
            unit("A\u001bBC & D", "<А> і Б", null, null, false, notes),
            unit("Last", "Останнє", null, null, true, List.of())),
        units);
    assertEquals(List.of(), complaints);
  }

  @Test
  void whatIsWrittenIsValidAndReadsBackTheSame() throws Exception {
    List<TranslationUnit> units = new ArrayList<>();
    Random random = new Random(11);
    String hostile =
        "\u0000\u0008\u000b\u001b\ufffe\uffff\ud800x\udc00 ]]> <cp hex=\"41\"/> \r\n\t";
    for (int i = 0; i < 300; i++) {
      String text = UnitFilesTest.text(random);
      units.add(
          unit(
              i % 5 == 0 ? text + hostile : text,
              i % 7 == 0 ? hostile + text : i == 1 ? "" : text,
              i % 3 == 0 ? null : "O'Neil \"<&>\"",
              i % 4 == 0 ? null : Instant.ofEpochSecond(1_770_000_000L + i, i * 1_000L),
              i % 2 == 0,
              i % 6 == 0 ? List.of(text, "<note> & \r") : List.of()));
    }
    String file = written(units);
    List<String> complaints = new ArrayList<>();

    assertEquals(units, read(file, complaints));
    assertEquals(List.of(), complaints);
    requireValid(file);
    assertEquals(file, written(read(file, complaints)));
  }

  @Test
  void aFileWithoutUnitsIsValidToo() throws Exception {
    String file = written(List.of());

    requireValid(file);
    assertEquals(List.of(), read(file, new ArrayList<>()));
  }

  @Test
  void notesAndAuthorsLoseWhatXmlCannotCarry() throws Exception {
    String file = written(List.of(unit("a", "б", "x\u0001y", null, false, List.of("n\uffff"))));

    requireValid(file);
    TranslationUnit unit = read(file, new ArrayList<>()).get(0);
    assertEquals("x\ufffdy", unit.author());
    assertEquals(List.of("n\ufffd"), unit.notes());
  }

  @Test
  void aSecondTargetLanguageIsRefused() {
    TranslationUnit korean = new TranslationUnit("en", "a", "ko", "가", null, null);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> written(List.of(unit("a", "б", null, null, false, List.of()), korean)));
    assertEquals(
        "Invalid target languages: uk and ko, an XLIFF file has one", refused.getMessage());
  }

  @Test
  void aFileThatCannotBeUsedSaysWhy() {
    refused("<html/>", "Cannot read XLIFF: the root element is html");
    refused(
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'/>",
        "Cannot read XLIFF: the version is 1.2, must be 2.0 or 2.1; most tools also export TMX");
    refused(
        OTHER_TOOL.replace("en-US", "fr-FR"),
        "Cannot read XLIFF: its source language is fr, not en; --from names another");
    refused(
        OTHER_TOOL.replace(" trgLang=\"uk-UA\"", ""),
        "Cannot read XLIFF: trgLang, which names the target language, is missing");
    refused(
        OTHER_TOOL.replace("uk-UA", "no such"),
        "Cannot read XLIFF: trgLang: Invalid language: no such, must be a BCP 47 tag");
    refused(
        OTHER_TOOL.replace(" srcLang=\"en-US\"", ""),
        "Cannot read XLIFF: srcLang, which names the source language, is missing");
    refused(OTHER_TOOL.substring(0, 900), null);
  }

  private static void refused(String file, String message) {
    IOException refused = assertThrows(IOException.class, () -> read(file, new ArrayList<>()));
    if (message != null) {
      assertEquals(message, refused.getMessage());
    } else {
      assertTrue(refused.getMessage().startsWith("Cannot read XLIFF: "), refused.getMessage());
    }
  }

  @Test
  void entitiesOfTheFileItselfAreRefused() {
    String bomb =
        "<!DOCTYPE xliff [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
            + OTHER_TOOL.substring(OTHER_TOOL.indexOf("<xliff")).replace("Last", "&b;");
    IOException refused = assertThrows(IOException.class, () -> read(bomb, new ArrayList<>()));
    assertTrue(refused.getMessage().contains("\"b\" was referenced"), refused.getMessage());
  }

  @Test
  void aBadUnitCostsOnlyItself() throws IOException {
    for (String bad : List.of("XYZ", "110000", "-1", "")) {
      List<String> complaints = new ArrayList<>();
      List<TranslationUnit> units =
          read(OTHER_TOOL.replace("hex=\"1B\"", "hex=\"" + bad + "\""), complaints);
      assertEquals(List.of("Last"), units.stream().map(TranslationUnit::source).toList());
      assertEquals(1, complaints.size());
      assertTrue(complaints.get(0).contains("Invalid cp: " + bad + ", must be"), complaints.get(0));
    }
  }

  @Test
  void damageIsAnIoErrorOrCostsAUnit() throws IOException {
    byte[] own =
        written(
                List.of(
                    unit("a\u0001b", "The \"<b>\" & ", "anna", Instant.EPOCH, true, List.of("n")),
                    unit("Ще\rраз", "б", null, null, false, List.of())))
            .getBytes(StandardCharsets.UTF_8);
    byte[] other = OTHER_TOOL.getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (long seed = 0; seed < 3_000; seed++) {
      byte[] mutant = UnitFilesTest.damaged(seed % 2 == 0 ? own : other, new Random(seed));
      try {
        UnitFilesTest.read("a.xlf", mutant, new ArrayList<>());
      } catch (IOException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("Seed " + seed, e);
      }
    }
    assertTrue(refused > 100, "A broken file must be refused");
  }

  private static TranslationUnit unit(
      String source,
      String target,
      String author,
      Instant changed,
      boolean reviewed,
      List<String> notes) {
    return new TranslationUnit("en", source, "uk", target, author, changed, reviewed, notes);
  }

  private static String written(List<TranslationUnit> units) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (UnitWriter writer = UnitWriter.of("a.xlf", file, "en", "1")) {
      for (TranslationUnit unit : units) {
        writer.write(unit);
      }
    }
    return file.toString(StandardCharsets.UTF_8);
  }

  private static List<TranslationUnit> read(String file, List<String> complaints)
      throws IOException {
    return UnitFilesTest.read("a.xlf", file, complaints);
  }

  /** The schemas and the constraints of the standard, as the Okapi toolkit has them. */
  private void requireValid(String file) throws IOException {
    Path path = Files.writeString(folder.resolve("a.xlf"), file);
    XLIFFReader.validate(path.toFile(), null);
  }
}
