package org.courant.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.courant.text.Paragraph;

/** Reads files from memory for the tests. */
final class Reading {
  private Reading() {}

  static List<CorpusRecord> all(String path, byte[] bytes, ReadOptions options) {
    List<CorpusRecord> records = new ArrayList<>();
    CorpusReader.read("mem:/" + path, path, new ByteArrayInputStream(bytes), options, records::add);
    return records;
  }

  static List<CorpusRecord> all(String path, String text) {
    return all(path, text.getBytes(StandardCharsets.UTF_8), ReadOptions.defaults());
  }

  static CorpusRecord one(String path, byte[] bytes, ReadOptions options) {
    List<CorpusRecord> records = all(path, bytes, options);
    assertEquals(1, records.size(), records::toString);
    return records.get(0);
  }

  static CorpusRecord one(String path, byte[] bytes) {
    return one(path, bytes, ReadOptions.defaults());
  }

  static Document document(String path, String text) {
    return document(one(path, text.getBytes(StandardCharsets.UTF_8)));
  }

  static Document document(CorpusRecord found) {
    return assertInstanceOf(Document.class, found, found::toString);
  }

  /** Asserts a refusal whose detail names all the values. */
  static UnreadableRecord refused(CorpusRecord found, ReadFailure reason, String... named) {
    UnreadableRecord refusal = assertInstanceOf(UnreadableRecord.class, found, found::toString);
    assertEquals(reason, refusal.reason(), refusal::toString);
    for (String value : named) {
      assertTrue(refusal.detail().contains(value), () -> value + " not in " + refusal.detail());
    }
    return refusal;
  }

  /** The paragraphs as {@code kind: text}. */
  static List<String> lines(Document document) {
    return document.paragraphs().stream().map(Reading::line).toList();
  }

  private static String line(Paragraph paragraph) {
    return paragraph.kind().label() + ": " + paragraph.text();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  static ReadOptions limits(int line, int document) {
    return new ReadOptions(null, null, "id", "title", "body", line, document);
  }

  static ReadOptions charset(String name) {
    ReadOptions usual = ReadOptions.defaults();
    return new ReadOptions(
        null, name, "id", "title", "body", usual.maxLineChars(), usual.maxDocumentChars());
  }
}
