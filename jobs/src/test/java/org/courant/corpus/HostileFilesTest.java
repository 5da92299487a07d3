package org.courant.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to break readers: each gives a document or a refusal, and the reader goes on. */
class HostileFilesTest {
  private static final int MEGABYTE = 1 << 20;
  private static final int DEEP = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.md.gz", "a.html"})
  void aGzipBombIsReadNoFurtherThanTheLimit(String path) throws IOException {
    byte[] bomb = bomb(48);
    assertTrue(bomb.length < MEGABYTE);
    CountingStream stream = new CountingStream(new ByteArrayInputStream(bomb));

    CorpusRecord refusal = one(path, stream);

    Reading.refused(refusal, ReadFailure.TOO_LONG, "500000", "--max-document-chars");
    assertTrue(stream.count * 4 < bomb.length, stream.count + " of " + bomb.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl.gz", "a.csv.gz"})
  void aBombAmongRecordsIsPassedOver(String path) throws IOException {
    Reading.refused(one(path, new ByteArrayInputStream(bomb(4))), ReadFailure.TOO_LONG, "500000");
  }

  private static byte[] bomb(int megabytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] letters = new byte[MEGABYTE];
    Arrays.fill(letters, (byte) 'a');
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < megabytes; i++) {
        gzip.write(letters);
      }
    }
    return out.toByteArray();
  }

  @Test
  void whatFollowsAGzipFileIsLeft() {
    byte[] gzip = Reading.gzip("A short text.".getBytes(StandardCharsets.UTF_8));
    byte[] longer = Arrays.copyOf(gzip, gzip.length + 40);
    Arrays.fill(longer, gzip.length, longer.length, (byte) 'x');
    assertEquals(
        List.of("body: A short text."),
        Reading.lines(Reading.document(Reading.one("a.txt.gz", longer))));
  }

  @Test
  void aDamagedGzipFileIsAnIoError() {
    byte[] gzip = Reading.gzip("A short text.".repeat(50).getBytes(StandardCharsets.UTF_8));
    gzip[gzip.length - 6] ^= 0x55;
    Reading.refused(Reading.one("a.txt.gz", gzip), ReadFailure.IO_ERROR, "Corrupt GZIP");
    byte[] head = Arrays.copyOf(gzip, 5);
    Reading.refused(Reading.one("a.txt.gz", head), ReadFailure.IO_ERROR, "complete");
  }

  @ParameterizedTest
  @CsvSource({"a.txt,BINARY,ZIP", "a.jsonl,BINARY,ZIP", "a.txt.gz,IO_ERROR,not compressed by gzip"})
  void aZipArchiveIsNamed(String path, ReadFailure reason, String named) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("../../a.txt"));
      zip.write(new byte[MEGABYTE]);
    }
    Reading.refused(Reading.one(path, out.toByteArray()), reason, named);
  }

  @ParameterizedTest
  @CsvSource({
    "a.jsonl, '{\"id\":\"g\",\"body\":\"Good.\"}\n{\"body\":\"', '\"}\n{\"id\":\"h\",\"body\":\"Good.\"}\n', g;TOO_LONG 2;h",
    "a.csv, 'id,body\ng,Good.\nb,\"', '\"\nh,Good.\n', g;TOO_LONG 3;h",
    "a.csv, 'id,body\ng,Good.\nb,\"', '\nh,Good.\n', g;TOO_LONG 3",
    "a.txt, 'Good.\n\n', '\n', TOO_LONG",
    "a.html, '<p>Good.<p>', '</p>', TOO_LONG"
  })
  void anEndlessLineCostsItsRecord(String path, String before, String after, String records) {
    List<CorpusRecord> found = new ArrayList<>();
    InputStream letters = new SameByteStream('a', 4L * MEGABYTE);
    InputStream file = new SequenceInputStream(stream(before), letters);
    CorpusReader.read(
        "mem:/" + path,
        path,
        new SequenceInputStream(file, stream(after)),
        Reading.limits(100_000, 500_000),
        found::add);
    assertEquals(
        records, found.stream().map(HostileFilesTest::told).collect(Collectors.joining(";")));
  }

  private static String told(CorpusRecord found) {
    if (found instanceof Document document) {
      return document.id();
    }
    UnreadableRecord refusal = (UnreadableRecord) found;
    return refusal.reason() + (refusal.line() == null ? "" : " " + refusal.line());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"div", "b", "blockquote", "article", "table", "ul", "i><p", "svg"})
  void aDeepPageIsRead(String element) {
    String page = "<body><p>First.</p>" + ("<" + element + ">").repeat(5_000) + "last";
    Document document = Reading.document("a.html", page);
    assertEquals(
        element.equals("article") ? "last" : "First.", document.paragraphs().get(0).text());
  }

  @Test
  void aPageOfTagsIsRefused() {
    byte[] page = "<p>".repeat(600_000).getBytes(StandardCharsets.UTF_8);
    for (String path : List.of("a.html", "a.md")) {
      Reading.refused(
          Reading.one(path, page, Reading.limits(5_000_000, 5_000_000)),
          ReadFailure.TOO_LONG,
          "600000 tags",
          "500000");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "- ", "[", "[a](", "* * ", "*_", "1. "})
  void deepMarkdownIsText(String opened) {
    Document document = Reading.document("a.md", "First.\n\n" + opened.repeat(DEEP / 5) + "last");
    assertEquals("First.", document.paragraphs().get(0).text());
    assertTrue(document.paragraphs().get(1).text().endsWith("last"));
  }

  @Test
  void markdownThatOverflowsTheStackIsRefused() {
    String images = "![".repeat(DEEP) + "a" + "](b)".repeat(DEEP);
    Reading.refused(
        Reading.all("a.md", images).get(0), ReadFailure.BAD_SYNTAX, "nested too deeply");
    String strong = "**x ".repeat(DEEP) + "x**".repeat(DEEP);
    Reading.refused(
        Reading.all("a.md", strong).get(0), ReadFailure.BAD_SYNTAX, "nested too deeply");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a ", "x <!-- > ", "x <? > ", "x <![CDATA[ "})
  void markdownThatNeverClosesIsRefused(String opened) {
    String text = "First.\n\n" + opened.repeat(50_000);
    UnreadableRecord refusal =
        Reading.refused(Reading.all("a.md", text).get(0), ReadFailure.BAD_SYNTAX, "&lt;");
    assertEquals(3L, refusal.line());
    Reading.document("a.md", "Of 3 < 5 and 4 < 6.\n\n".repeat(5_000));
  }

  @Test
  void markdownOfBackticksIsRefused() {
    String text = IntStream.range(1, 1_000).mapToObj("`"::repeat).collect(Collectors.joining("e "));
    Reading.refused(
        Reading.all("a.md", text).get(0), ReadFailure.BAD_SYNTAX, "999 different lengths");
  }

  @Test
  void brokenJsonCostsItsLine() {
    String keys =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"k" + i + "\":1")
            .collect(Collectors.joining(","));
    List<String> bad =
        List.of(
            "{\"body\":" + "[".repeat(DEEP),
            "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
            "{\"body\":\"x\",\"n\":" + "1".repeat(MEGABYTE) + "}",
            "{\"" + "k".repeat(MEGABYTE) + "\":1}",
            "{" + keys + "}");
    String file = String.join("\n", bad) + "\n{\"body\":\"x\",\"n\":1e999999999}\n";

    List<CorpusRecord> records = Reading.all("a.jsonl", file);

    assertEquals(bad.size() + 1, records.size());
    for (CorpusRecord found : records.subList(0, bad.size())) {
      assertTrue(((UnreadableRecord) found).detail().length() < 1_000, found::toString);
    }
    Reading.refused(records.get(4), ReadFailure.MISSING_FIELD, "k19 and 9980 more");
    Reading.document(records.get(5));
  }

  @Test
  void entitiesOfAPageStandForNoMoreThanACharacter() {
    Document document =
        Reading.document("a.html", "<p>a&#x110000;b&#xD800;cd&#99999999999;e&bogus;f");
    assertEquals(List.of("body: a\uFFFDb\uFFFDcd\uFFFDe&bogus;f"), Reading.lines(document));
    String declared =
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><body><p>&x; text</p>";
    assertTrue(Reading.document("a.xhtml", declared).toString().contains("&x; text"));
  }

  @Test
  void halvesOfSurrogatePairsBecomeReplacementCharacters() {
    String line =
        "{\"title\":\"t\\ud800\",\"body\":\"x\\udc00y \\ud83d\\ude00 z\\ud800\",\"k\\ud800\":\"\\udfff\"}";
    Document document = Reading.document("a.jsonl", line);
    assertEquals("t\uFFFD", document.title());
    assertEquals(List.of("body: x\uFFFDy \uD83D\uDE00 z\uFFFD"), Reading.lines(document));
    assertEquals("\uFFFD", document.metadata().get("k\uFFFD"));
    assertEquals(List.of("body: a\uFFFDb"), Reading.lines(Reading.document("a.md", "a&#xD800;b")));
  }

  @ParameterizedTest
  @CsvSource({
    "'a\\u001b[31m', BAD_SYNTAX, U+001B",
    "'a\\u0000b', BAD_SYNTAX, U+0000",
    "'a\\ud800b', BAD_SYNTAX, U+D800",
    "'txt.\\u202egpj', BAD_SYNTAX, U+202E"
  })
  void idsThatCannotBeShownAreRefused(String id, ReadFailure reason, String named) {
    String line = "{\"id\":\"" + id + "\",\"body\":\"x\"}";
    UnreadableRecord refusal = Reading.refused(Reading.all("a.jsonl", line).get(0), reason, named);
    assertEquals("a.jsonl#1", refusal.id());
    assertEquals(1L, refusal.line());
  }

  @Test
  void anIdIsNoPathAndHasALimit() {
    String path = "{\"id\":\"../../etc/passwd\",\"body\":\"x\"}";
    assertEquals("../../etc/passwd", Reading.document("a.jsonl", path).id());
    String endless = "a".repeat(100_000);
    Reading.refused(
        Reading.all("a.csv", "id,body\n" + endless + ",x\n").get(0),
        ReadFailure.TOO_LONG,
        "100000 characters",
        "1000");
    UnreadableRecord refusal =
        Reading.refused(
            Reading.all("a.md", "---\nid: " + endless + "\n---\n\nText.\n").get(0),
            ReadFailure.TOO_LONG,
            "100000 characters");
    assertEquals("a.md", refusal.id());
  }

  @Test
  void anyCharsetThatJavaKnowsGivesARecord() {
    byte[] table = "id,body\na,h\u00E9\n".getBytes(StandardCharsets.UTF_8);
    for (Charset charset : Charset.availableCharsets().values()) {
      String page = "<meta charset=" + charset.name() + "><p>h\u00E9";
      assertEquals(1, Reading.all("a.html", page).size(), charset::name);
      assertTrue(
          !Reading.all("a.csv", table, Reading.charset(charset.name())).isEmpty(), charset::name);
    }
  }

  private static CorpusRecord one(String path, InputStream stream) {
    List<CorpusRecord> records = new ArrayList<>();
    CorpusReader.read("mem:/" + path, path, stream, Reading.limits(100_000, 500_000), records::add);
    assertEquals(1, records.size(), records::toString);
    return records.get(0);
  }

  /** Counts what is read. */
  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int read = super.read(target, from, length);
      count += Math.max(read, 0);
      return read;
    }
  }

  /** One byte over and over. */
  private static final class SameByteStream extends InputStream {
    private final char letter;
    private long left;

    SameByteStream(char letter, long count) {
      this.letter = letter;
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? letter : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      Arrays.fill(target, from, from + count, (byte) letter);
      left -= count;
      return count;
    }
  }
}
