package org.courant.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusReaderTest {
  private static final String NEWS =
      "Міст відкрито\n\nМіст через річку відкрили в понеділок. Це добрий день для міста, сказав мер.";

  @Test
  void tellsFormatsByExtension() {
    assertEquals(Optional.of(DocumentFormat.TEXT), DocumentFormat.of("a/b.TXT.gz"));
    assertEquals(Optional.of(DocumentFormat.HTML), DocumentFormat.of("b.xhtml"));
    assertEquals(Optional.of(DocumentFormat.CSV), DocumentFormat.of("b.tsv"));
    assertEquals(Optional.of(DocumentFormat.PARQUET), DocumentFormat.of("b.snappy.parquet"));
    assertEquals(Optional.empty(), DocumentFormat.of("a.b/README"));
    Reading.refused(
        Reading.one("a.docx", new byte[] {1}), ReadFailure.UNKNOWN_FORMAT, ".docx", "--format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void convertsWideCharsets(String name) {
    byte[] bytes = "A Bridge Opens\n\nThe bridge is open.".getBytes(Charset.forName(name));
    Document document = Reading.document(Reading.one("a.txt", bytes));
    assertEquals("A Bridge Opens", document.title());
    assertFalse(document.metadata().get("courant.charset").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "KOI8-R"})
  void recognizesCyrillic(String name) {
    String russian =
        "Мост открыт\n\nМост через реку открыли в понедельник. Это хороший день для города и для"
            + " всех, кто ждал его много лет, сказал мэр на открытии.";
    Document document =
        Reading.document(Reading.one("a.txt", russian.getBytes(Charset.forName(name))));
    assertEquals("Мост открыт", document.title());
    assertEquals(name, document.metadata().get("courant.charset"));
  }

  @Test
  void recognizesKorean() {
    String korean = "다리 개통\n\n월요일에 강을 건너는 다리가 열렸다. 시장은 도시에 좋은 날이라고 말했다.";
    Document document =
        Reading.document(Reading.one("a.txt", korean.getBytes(Charset.forName("EUC-KR"))));
    assertEquals("다리 개통", document.title());
  }

  @Test
  void latinIsNeverGuessed() {
    byte[] bytes =
        "The Café\n\nThe “café” is open — at last.".getBytes(Charset.forName("windows-1252"));
    UnreadableRecord refusal =
        Reading.refused(
            Reading.one("a.txt", bytes),
            ReadFailure.BAD_ENCODING,
            "byte 7",
            "line 1",
            "0xE9",
            "--charset windows-1252");
    assertEquals(1L, refusal.line());
    Document declared =
        Reading.document(Reading.one("a.txt", bytes, Reading.charset("windows-1252")));
    assertEquals("The Café", declared.title());
    assertEquals("windows-1252", declared.metadata().get("courant.charset"));
  }

  @Test
  void oneDamagedByteInUtf8IsRefusedWithItsPlace() {
    byte[] bytes = NEWS.getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = (byte) 0xFF;
    Reading.refused(Reading.one("a.txt", bytes), ReadFailure.BAD_ENCODING, "line 3", "damaged");
  }

  @ParameterizedTest
  @CsvSource({"%PDF-1.7, PDF", "GIF89a, GIF", "'PK\u0003\u0004', ZIP", "\u007FELF, ELF"})
  void namesBinaryContent(String start, String named) {
    byte[] bytes = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 64);
    Reading.refused(Reading.one("a.txt", bytes), ReadFailure.BINARY, named);
  }

  @Test
  void nulBytesAreBinary() {
    Reading.refused(
        Reading.one("a.txt", "abc\0def ghi".getBytes(StandardCharsets.UTF_8)),
        ReadFailure.BINARY,
        "byte 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "a.txt.gz"})
  void emptyAndBlankFilesAreEmpty(String path) {
    Reading.refused(Reading.one(path, new byte[0]), ReadFailure.EMPTY);
    byte[] blank = "  \n \n".getBytes(StandardCharsets.UTF_8);
    if (!path.endsWith(".csv")) {
      byte[] bytes = path.endsWith(".gz") ? Reading.gzip(blank) : blank;
      Reading.refused(Reading.one(path, bytes), ReadFailure.EMPTY);
    }
  }

  @Test
  void limitsLinesAndDocuments() {
    byte[] line = "short\n\nfar too long".getBytes(StandardCharsets.UTF_8);
    Reading.refused(
        Reading.one("a.txt", line, Reading.limits(10, 100)),
        ReadFailure.TOO_LONG,
        "Line 3",
        "12",
        "10",
        "--max-line-chars");
    byte[] text = "short\n".repeat(20).getBytes(StandardCharsets.UTF_8);
    Reading.refused(
        Reading.one("a.txt", text, Reading.limits(10, 100)),
        ReadFailure.TOO_LONG,
        "120",
        "--max-document-chars");
    byte[] single = "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
    Reading.refused(Reading.one("a.txt", single), ReadFailure.TOO_LONG, "Line 1", "5000000");
  }

  @Test
  void aGzipBombIsRefused() {
    byte[] spaces = new byte[1 << 26];
    Arrays.fill(spaces, (byte) ' ');
    byte[] bomb = Reading.gzip(spaces);
    for (String path : List.of("a.txt", "a.html.gz", "a.jsonl.gz", "a.csv.gz")) {
      Reading.refused(Reading.one(path, bomb, Reading.limits(1000, 10_000)), ReadFailure.TOO_LONG);
    }
  }

  @Test
  void aTruncatedGzipIsAnIoErrorBehindItsRecords() {
    StringBuilder lines = new StringBuilder();
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      lines.append("{\"body\": \"").append(random.nextLong()).append("\"}\n");
    }
    byte[] whole = Reading.gzip(lines.toString().getBytes(StandardCharsets.UTF_8));
    List<CorpusRecord> records =
        Reading.all("a.jsonl.gz", Arrays.copyOf(whole, whole.length / 2), ReadOptions.defaults());
    assertFalse(records.size() < 100);
    Reading.refused(
        records.get(records.size() - 1), ReadFailure.IO_ERROR, records.size() - 1 + " records");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "a.tsv", "a.txt.gz", "a"})
  void anyBytesGiveARecord(String path) {
    String syntax = "{}[]\"\"\\:,<>/&;!-#*_`>=~|\n\n\r\t  1.atitlebody\u00E9\u4E2D\u0000\uFEFF";
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[1 + random.nextInt(600)];
      if (seed % 2 == 0) {
        random.nextBytes(bytes);
      } else {
        StringBuilder text = new StringBuilder(path.equals("a.csv") ? "title,body\n" : "");
        for (int i = 0; i < bytes.length; i++) {
          text.append(syntax.charAt(random.nextInt(syntax.length() - (seed % 4 == 1 ? 2 : 0))));
        }
        bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      }
      if (path.endsWith(".gz") && seed % 3 == 0) {
        bytes = Reading.gzip(bytes);
      }
      List<CorpusRecord> records = new ArrayList<>();
      try {
        ReadOptions options = Reading.limits(300, 500);
        CorpusReader.read("mem:/a", path, new ByteArrayInputStream(bytes), options, records::add);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("Seed " + seed + " of " + path, e);
      }
      assertFalse(records.isEmpty(), "Seed " + seed + " of " + path);
    }
  }
}
