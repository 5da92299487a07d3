package org.courant.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

class UnitFilesTest {
  private static final String OTHER_TOOL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4">
        <header creationtool="Other" srclang="en-US" datatype="html"/>
        <body>
          <tu creationid="anna" creationdate="20260131T090000Z">
            <prop type="x-project">water</prop>
            <tuv xml:lang="EN-US"><seg>The <bpt i="1">&lt;b&gt;</bpt>talks<ept i="1">&lt;/b&gt;</ept> go &amp; go on.</seg></tuv>
            <tuv xml:lang="uk-UA" changeid="olena"><seg>Переговори <hi>тривають</hi>.</seg></tuv>
            <tuv xml:lang="ko_KR"><seg>회담이 계속된다.</seg></tuv>
          </tu>
          <tu><tuv xml:lang="fr"><seg>Sans source</seg></tuv></tu>
          <tu><tuv xml:lang="en"><seg>Last</seg></tuv><tuv xml:lang="pt-BR"><seg>Última</seg></tuv></tu>
        </body>
      </tmx>
      """;

  @Test
  void readsWhatOtherToolsWrite() throws IOException {
    List<String> complaints = new ArrayList<>();

    List<TranslationUnit> units = read("a.tmx", OTHER_TOOL, complaints);

    Instant changed = Instant.parse("2026-01-31T09:00:00Z");
    String source = "The talks go & go on.";
    assertEquals(
        List.of(
            new TranslationUnit("en", source, "uk", "Переговори тривають.", "olena", changed),
            new TranslationUnit("en", source, "ko", "회담이 계속된다.", "anna", changed),
            new TranslationUnit("en", "Last", "pt", "Última", null, null)),
        units);
    assertEquals(List.of("line 12: no variant in the source language en"), complaints);
  }

  @Test
  void entitiesOfTheFileItselfAreRefused() {
    String hostile =
        """
        <?xml version="1.0"?>
        <!DOCTYPE tmx [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
        <tmx version="1.4"><header/><body><tu>
          <tuv xml:lang="en"><seg>a &secret; b</seg></tuv><tuv xml:lang="uk"><seg>б</seg></tuv>
        </tu></body></tmx>
        """;
    IOException refused =
        assertThrows(IOException.class, () -> read("a.tmx", hostile, new ArrayList<>()));
    assertTrue(refused.getMessage().contains("\"secret\" was referenced"), refused.getMessage());
  }

  @Test
  void aFileThatIsNoTmxIsRefused() {
    IOException refused =
        assertThrows(IOException.class, () -> read("a.tmx", "<html/>", new ArrayList<>()));
    assertEquals("Cannot read TMX: the root element is html", refused.getMessage());
    IOException cut =
        assertThrows(
            IOException.class,
            () -> read("a.tmx", OTHER_TOOL.substring(0, 600), new ArrayList<>()));
    assertTrue(cut.getMessage().startsWith("Cannot read TMX: "), cut.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tmx", "a.tsv", "a.csv"})
  void whatIsWrittenReadsBackTheSame(String name) throws Exception {
    boolean table = !name.endsWith(".tmx");
    List<TranslationUnit> units = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      units.add(
          new TranslationUnit(
              "en",
              text(random),
              List.of("ko", "zh-Hant", "ko-x-plain").get(i % 3),
              text(random),
              i % 3 == 0 ? null : "O'Neil \"<&>\"",
              i % 3 == 0 ? null : Instant.ofEpochSecond(1_770_000_000L + i),
              false,
              table || i % 4 > 0 ? List.of() : List.of(text(random), text(random))));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (UnitWriter writer = UnitWriter.of(name, file, "en", "1")) {
      for (TranslationUnit unit : units) {
        writer.write(unit);
      }
    }
    List<String> complaints = new ArrayList<>();

    assertEquals(units, read(name, file.toString(StandardCharsets.UTF_8), complaints));
    assertEquals(List.of(), complaints);
    if (!table) {
      requireTmx(file.toString(StandardCharsets.UTF_8));
    }
  }

  /** What TMX 1.4b asks of the elements that are written here, in the words of its DTD. */
  private static final String TMX_RULES =
      """
      <!DOCTYPE tmx [
      <!ELEMENT tmx (header, body)>
      <!ATTLIST tmx version CDATA #FIXED "1.4">
      <!ELEMENT header EMPTY>
      <!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
        segtype (block|paragraph|sentence|phrase) #REQUIRED o-tmf CDATA #REQUIRED
        adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED>
      <!ELEMENT body (tu*)>
      <!ELEMENT tu (tuv+)>
      <!ELEMENT tuv (note*, seg)>
      <!ATTLIST tuv xml:lang CDATA #REQUIRED changeid CDATA #IMPLIED changedate CDATA #IMPLIED>
      <!ELEMENT note (#PCDATA)>
      <!ELEMENT seg (#PCDATA)>
      ]>
      """;

  static void requireTmx(String file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setValidating(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new Strict());
    int root = file.indexOf("<tmx");
    builder.parse(
        new InputSource(
            new StringReader(file.substring(0, root) + TMX_RULES + file.substring(root))));
    Matcher dates = Pattern.compile("changedate=\"([^\"]*)\"").matcher(file);
    while (dates.find()) {
      assertTrue(dates.group(1).matches("\\d{8}T\\d{6}Z"), dates.group());
    }
  }

  private static final class Strict extends DefaultHandler {
    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  @Test
  void spreadsheetsReadTheirOwnFormOfTables() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (UnitWriter writer = UnitWriter.of("a.csv", file, "en", "1")) {
      writer.write(new TranslationUnit("en", "One, two\n\"three\"", "uk", "=Один", null, null));
    }

    assertEquals(
        """
        \uFEFFsource_lang,target_lang,source,target,author,changed\r
        en,uk,"One, two
        ""three""\",'=Один,,\r
        """,
        file.toString(StandardCharsets.UTF_8));
    List<TranslationUnit> units =
        read("a.tsv", "\uFEFFsource_lang\ttarget_lang\tsource\ttarget\r\nen\tuk\tA\tА\r\n", null);
    assertEquals("А", units.get(0).target());
  }

  @Test
  void aFileTellsItsFormatByItsName() {
    assertEquals(UnitFormat.XLIFF, UnitFormat.of("out/Review.XLF"));
    assertEquals(UnitFormat.XLIFF, UnitFormat.of("a.xliff"));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> UnitFormat.of("a.xml"));
    assertEquals(
        "Invalid file: a.xml, must end in .tmx, .xlf, .xliff, .tsv or .csv to tell its format",
        refused.getMessage());
  }

  @Test
  void aTableHoldsNoFormulas() throws IOException {
    List<TranslationUnit> units = new ArrayList<>();
    for (String text :
        List.of("=1+2", "+3 °C", "-5", "@cmd", "\tx", "\rx", "'=1", "''-", "'tis", "it's", "–x")) {
      units.add(new TranslationUnit("en", text, "uk", text, text.strip(), null));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (UnitWriter writer = UnitWriter.of("a.tsv", file, "en", "1")) {
      for (TranslationUnit unit : units) {
        writer.write(unit);
      }
    }
    String table = file.toString(StandardCharsets.UTF_8);

    assertTrue(table.contains("en\tuk\t'=1+2\t'=1+2\t'=1+2\t"), table);
    assertTrue(table.contains("en\tuk\t'tis\t'tis\t'tis\t"), table);
    assertEquals(
        List.of(), cells(table).filter(cell -> cell.matches("(?s)[=+\\-@\t\r].*")).toList());
    assertEquals(units, read("a.tsv", table, new ArrayList<>()));
  }

  private static Stream<String> cells(String table) throws IOException {
    try (CSVParser parser =
        CSVParser.parse(
            table, CSVFormat.TDF.builder().setQuote('"').setIgnoreSurroundingSpaces(false).get())) {
      return parser.getRecords().stream().flatMap(CSVRecord::stream);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tmx", "a.tsv", "a.csv"})
  void damageIsAnIoErrorOrCostsAUnit(String name) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (UnitWriter writer = UnitWriter.of(name, file, "en", "1")) {
      for (int i = 0; i < 3; i++) {
        writer.write(
            new TranslationUnit(
                "en", "The \"<b>\" & " + i, "uk", "Ще\tраз", "anna", Instant.ofEpochSecond(i)));
      }
    }
    byte[] other = OTHER_TOOL.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = name.endsWith(".tmx") ? other : file.toByteArray();
    int refused = 0;
    for (long seed = 0; seed < 2_000; seed++) {
      byte[] mutant = damaged(seed % 2 == 0 ? bytes : file.toByteArray(), new Random(seed));
      try {
        read(name, mutant, new ArrayList<>());
      } catch (IOException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("Seed " + seed + " of " + name, e);
      }
    }
    assertTrue(refused > 100, () -> "A broken file must be refused");
  }

  static byte[] damaged(byte[] bytes, Random random) {
    List<String> tokens =
        List.of(
            "<", ">", "\"", "&x;", "&#0;", "<seg>", "</tu>", "<!--", "]]>", "\t", "\n", "\0", "");
    byte[] damaged = bytes;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int from = random.nextInt(damaged.length + 1);
      int to = Math.min(damaged.length, from + random.nextInt(30));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(damaged, 0, from);
      if (random.nextBoolean()) {
        out.writeBytes(tokens.get(random.nextInt(tokens.size())).getBytes(StandardCharsets.UTF_8));
      } else {
        out.write(random.nextInt(256));
      }
      out.write(damaged, to, damaged.length - to);
      damaged = out.toByteArray();
    }
    return damaged;
  }

  /** Printable text of all planes, with what the formats themselves are made of. */
  static String text(Random random) {
    StringBuilder text = new StringBuilder("x");
    String own = "\t\r\n\"'<>&;,]]> 가їЖ😀é";
    for (int i = random.nextInt(12); i >= 0; i--) {
      int c =
          own.codePointAt(
              own.offsetByCodePoints(0, random.nextInt(own.codePointCount(0, own.length()))));
      text.appendCodePoint(random.nextBoolean() ? c : 0x20 + random.nextInt(0x2FF));
    }
    return text.append('x').toString().replaceAll("[\\u007F-\\u009F]", "");
  }

  @Test
  void tableNeedsItsColumns() {
    IOException refused =
        assertThrows(
            IOException.class, () -> read("a.tsv", "source\ttarget\nA\tB\n", new ArrayList<>()));
    assertEquals(
        "Cannot read TSV: the first line lacks the column source_lang; it must name source_lang, target_lang, source, target",
        refused.getMessage());
  }

  @Test
  void aBadRowCostsOnlyItself() throws IOException {
    String table =
        """
        target_lang\tsource_lang\tsource\ttarget\tchanged
        uk\ten\tOne\tОдин\t
        uk\ten\tTwo
        no such\ten\tThree\tТри\t
        uk\ten\tFour\tЧотири\tyesterday
        uk-UA\ten-GB\tFive\tП'ять\t2026-01-01T00:00:00Z
        """;
    List<String> complaints = new ArrayList<>();

    List<TranslationUnit> units = read("a.tsv", table, complaints);

    assertEquals(List.of("One", "Five"), units.stream().map(TranslationUnit::source).toList());
    assertEquals(3, complaints.size());
    assertTrue(complaints.get(0).contains("3 columns, the first line names 5"), complaints.get(0));
    assertTrue(complaints.get(1).contains("no such"), complaints.get(1));
    assertTrue(complaints.get(2).contains("yesterday"), complaints.get(2));
  }

  static List<TranslationUnit> read(String name, String content, List<String> complaints)
      throws IOException {
    return read(name, content.getBytes(StandardCharsets.UTF_8), complaints);
  }

  static List<TranslationUnit> read(String name, byte[] content, List<String> complaints)
      throws IOException {
    List<TranslationUnit> units = new ArrayList<>();
    try (UnitReader reader = UnitReader.of(name, new ByteArrayInputStream(content), "en")) {
      boolean more = true;
      while (more) {
        try {
          Optional<List<TranslationUnit>> next = reader.next();
          next.ifPresent(units::addAll);
          more = next.isPresent();
        } catch (InvalidUnitException e) {
          complaints.add(e.getMessage());
        }
      }
    }
    return units;
  }
}
