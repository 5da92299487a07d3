package org.courant.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void partsParagraphsAtBlankLines(String lineEnd) {
    String text =
        "Bridge Reopens\n\nThe bridge opened\non Monday.\n \n\n“It is a good day.”\n"
            .replace("\n", lineEnd);
    Document document = Reading.document("a/bridge.txt", text);
    assertEquals("a/bridge.txt", document.id());
    assertEquals("Bridge Reopens", document.title());
    assertEquals(
        List.of("body: The bridge opened on Monday.", "quotation: “It is a good day.”"),
        Reading.lines(document));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Will the Bridge Open?",
        "Talks begin in the U.S.",
        "‘A good day’",
        "Bridge Opens After Seven Long Years.",
        "Open at last!"
      })
  void takesShortFirstLineForTitle(String title) {
    assertEquals(title, Reading.document("b.txt", title + "\n\nMore text.").title());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The bridge opened on Monday.",
        "The plan has three parts:",
        "- first of a list",
        "Two lines\nare no title"
      })
  void leavesTitleEmpty(String first) {
    assertEquals("", Reading.document("b.txt", first + "\n\nMore text.").title());
  }

  @Test
  void aLoneLineIsBody() {
    Document document = Reading.document("b.txt", "Bridge Reopens\n");
    assertEquals("", document.title());
    assertEquals(List.of("body: Bridge Reopens"), Reading.lines(document));
  }

  @Test
  void aFirstLineOverTheLimitIsNoTitle() {
    String line = "Word ".repeat(50).strip();
    assertEquals("", Reading.document("b.txt", line + "\n\nMore.").title());
  }

  @Test
  void readsLists() {
    Document document =
        Reading.document(
            "b.txt",
            """
            Title

            The plan has parts:
            - the first
              goes on
            * the second
            • the third

            1. one
            2) two
            """);
    assertEquals(
        List.of(
            "body: The plan has parts:",
            "list_item: the first goes on",
            "list_item: the second",
            "list_item: the third",
            "list_item: one",
            "list_item: two"),
        Reading.lines(document));
  }

  @Test
  void aWrappedLineThatBeginsWithANumberIsNoItem() {
    Document document = Reading.document("b.txt", "T\n\nIt is described on page\n12. The end.");
    assertEquals(List.of("body: It is described on page 12. The end."), Reading.lines(document));
  }

  @Test
  void withoutBlankLinesEachSentenceLineIsAParagraph() {
    Document document = Reading.document("b.txt", "One is here.\nTwo is here.\nThree?\n");
    assertEquals(3, document.paragraphs().size());
  }

  @Test
  void withoutBlankLinesLongLinesAreParagraphsUnderTheirTitle() {
    String line = "A sentence that is written out to some length, as on a page. ".repeat(3).strip();
    Document document = Reading.document("b.txt", "Headline\n" + line + "\n" + line + "\n" + line);
    assertEquals("Headline", document.title());
    assertEquals(3, document.paragraphs().size());
  }

  @Test
  void wrappedTextWithoutBlankLinesIsOneParagraph() {
    String line =
        "words that were wrapped at a hundred columns by an editor and do not end here, no";
    Document document = Reading.document("b.txt", line + "\n" + line + "\n" + line + ".");
    assertEquals(1, document.paragraphs().size());
  }

  @Test
  void twoQuotationsInAParagraphAreBody() {
    Document document = Reading.document("b.txt", "T\n\n\"No,\" she said. \"Never.\"");
    assertEquals(List.of("body: \"No,\" she said. \"Never.\""), Reading.lines(document));
  }

  @Test
  void digestIsOfTheUncompressedBytes() {
    byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
    String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertEquals(expected, Reading.document(Reading.one("x.txt", bytes)).sha256());
    Document zipped = Reading.document(Reading.one("n/x.txt.gz", Reading.gzip(bytes)));
    assertEquals(expected, zipped.sha256());
    assertEquals("n/x.txt.gz", zipped.id());
  }
}
