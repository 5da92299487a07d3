package org.courant.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvFormatTest {
  @Test
  void readsMultiLineFieldsAndRefusesRowsAlone() {
    List<CorpusRecord> records =
        Reading.all(
            "f/field.csv",
            """
            id,title,body,desk
            a,One,"First, with a ""word"".

            Second.",north

            ragged,row
            b,Two,Text.,
            c,Bad,"quoted" junk,x
            ,Three,Text.,y
            d,Open,"never closed,
            z
            """);
    assertEquals(6, records.size(), records::toString);
    Document first = Reading.document(records.get(0));
    assertEquals(List.of("body: First, with a \"word\".", "body: Second."), Reading.lines(first));
    assertEquals(Map.of("desk", "north"), first.metadata());
    UnreadableRecord ragged =
        Reading.refused(records.get(1), ReadFailure.BAD_SYNTAX, "line 6", "2 fields", "has 4");
    assertEquals(6L, ragged.line());
    assertEquals("b", Reading.document(records.get(2)).id());
    Reading.refused(records.get(3), ReadFailure.BAD_SYNTAX, "line 8");
    assertEquals("f/field.csv#9", Reading.document(records.get(4)).id());
    Reading.refused(records.get(5), ReadFailure.BAD_SYNTAX, "line 10", "never closed", "line 12");
  }

  @Test
  void readsTabsAndMarksAndCarriageReturns() {
    List<CorpusRecord> records = Reading.all("f.tsv", "\uFEFFid\tbody\r\na\tOne, two.\r\n");
    assertEquals("a", Reading.document(records.get(0)).id());
    assertEquals(1, records.size());
  }

  @Test
  void refusesHeadersOnce() {
    List<CorpusRecord> records = Reading.all("f.csv", "id,text\na,b\nc,d\n");
    assertEquals(1, records.size());
    Reading.refused(records.get(0), ReadFailure.MISSING_FIELD, "body", "id, text", "--body-column");
    Reading.refused(
        Reading.all("f.csv", "body,body\na,b\n").get(0), ReadFailure.BAD_SYNTAX, "body", "twice");
    Reading.refused(Reading.all("f.csv", "id,body\n").get(0), ReadFailure.EMPTY, "no records");
  }

  @Test
  void digestDoesNotDependOnColumnOrder() {
    Document one = Reading.document(Reading.all("f.csv", "id,body\na,Text\n").get(0));
    Document two = Reading.document(Reading.all("f.csv", "body,id\nText,a\n").get(0));
    assertEquals(one.sha256(), two.sha256());
  }

  @Test
  void brokenUtf8RefusesItsRowAlone() {
    byte[] bytes = "id,body\na,Київ\nb,bad X\nc,good\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 'X' ? (byte) 0x93 : bytes[i];
    }
    List<CorpusRecord> records = Reading.all("f.csv", bytes, ReadOptions.defaults());
    assertEquals(3, records.size(), records::toString);
    Reading.refused(records.get(1), ReadFailure.BAD_ENCODING, "line 3", "byte 25");
  }

  @Test
  void anEndlessFieldIsRefused() {
    byte[] bytes = ("body\nok\n\"" + "x\n".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
    List<CorpusRecord> records = Reading.all("f.csv", bytes, Reading.limits(50, 100));
    Reading.document(records.get(0));
    Reading.refused(records.get(1), ReadFailure.TOO_LONG, "lines 3", "--max-document-chars");
  }
}
