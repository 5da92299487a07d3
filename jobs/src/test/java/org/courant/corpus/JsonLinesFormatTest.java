package org.courant.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesFormatTest {
  @Test
  void readsALinePerRecord() {
    List<CorpusRecord> records =
        Reading.all(
            "w/wire.jsonl",
            """
            {"id": 7, "title": "Rail", "body": "One.\\n\\nTwo.", "tags": ["a"], "none": null}

            {"title": "Broken", "body":
            {"body": "No id."}
            {"title": "No body", "desk": "x"}
            [1]
            {"body": ["x"]}
            {"title": "", "body": " "}
            """);
    assertEquals(7, records.size(), records::toString);
    Document first = Reading.document(records.get(0));
    assertEquals("7", first.id());
    assertEquals(List.of("body: One.", "body: Two."), Reading.lines(first));
    assertEquals(Map.of("tags", "[\"a\"]"), first.metadata());
    UnreadableRecord broken =
        Reading.refused(records.get(1), ReadFailure.BAD_SYNTAX, "Line 3", "column");
    assertEquals(3L, broken.line());
    assertEquals("w/wire.jsonl#3", broken.id());
    assertEquals("w/wire.jsonl#4", Reading.document(records.get(2)).id());
    Reading.refused(
        records.get(3), ReadFailure.MISSING_FIELD, "body", "title, desk", "--body-column");
    Reading.refused(records.get(4), ReadFailure.BAD_SYNTAX, "array", "body");
    Reading.refused(records.get(5), ReadFailure.BAD_SYNTAX, "array", "--body-column");
    Reading.refused(records.get(6), ReadFailure.EMPTY, "title", "body");
  }

  @Test
  void brokenUtf8RefusesItsLineAlone() {
    byte[] bytes =
        "{\"body\": \"Київ one\"}\n{\"body\": \"bad X\"}\n{\"body\": \"three\"}\n"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 'X' ? (byte) 0x93 : bytes[i];
    }
    List<CorpusRecord> records = Reading.all("w.ndjson", bytes, ReadOptions.defaults());
    assertEquals(3, records.size(), records::toString);
    UnreadableRecord bad =
        Reading.refused(
            records.get(1), ReadFailure.BAD_ENCODING, "line 2", "0x93", "--charset windows-1252");
    assertEquals(2L, bad.line());
    Reading.document(records.get(2));
  }

  @Test
  void readsUtf16() {
    byte[] bytes = "{\"body\": \"Сто\"}\n{\"body\": \"two\"}".getBytes(StandardCharsets.UTF_16);
    List<CorpusRecord> records = Reading.all("w.jsonl", bytes, ReadOptions.defaults());
    assertEquals(2, records.size(), records::toString);
    assertEquals("UTF-16BE", Reading.document(records.get(1)).metadata().get("courant.charset"));
    assertEquals(List.of("body: Сто"), Reading.lines(Reading.document(records.get(0))));
  }

  @Test
  void readsRowsOfOtherReaders() {
    CorpusRecord row =
        CorpusReader.fromFields(
            "mem:/t",
            "t/part.parquet",
            4,
            Map.of("body", "Text.", "desk", "N"),
            ReadOptions.defaults());
    assertEquals("t/part.parquet#4", Reading.document(row).id());
    assertEquals(Map.of("desk", "N"), Reading.document(row).metadata());
  }

  @Test
  void longParagraphsAndLinesAreRefused() {
    String longBody = "{\"body\": \"" + "x".repeat(60) + "\"}\n";
    String longLine = "{\"body\": \"" + "x ".repeat(400) + "\"}\n";
    List<CorpusRecord> records =
        Reading.all(
            "w.jsonl",
            (longBody + longLine + "{\"body\": \"ok\"}").getBytes(StandardCharsets.UTF_8),
            Reading.limits(50, 200));
    Reading.refused(records.get(0), ReadFailure.TOO_LONG, "60", "50", "--max-line-chars");
    Reading.refused(records.get(1), ReadFailure.TOO_LONG, "Line 2", "200", "--max-document-chars");
    Reading.document(records.get(2));
  }
}
