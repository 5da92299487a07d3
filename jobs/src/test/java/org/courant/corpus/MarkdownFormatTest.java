package org.courant.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownFormatTest {
  @Test
  void readsFrontMatter() {
    Document document =
        Reading.document(
            "b.md",
            "---\nid: desk-7\ntitle: \"Harbor Opens\"\nagency: Desk: North\n---\n\n# Harbor Opens\n\nText.\n");
    assertEquals("desk-7", document.id());
    assertEquals("Harbor Opens", document.title());
    assertEquals(Map.of("agency", "Desk: North"), document.metadata());
    assertEquals(List.of("body: Text."), Reading.lines(document));
  }

  @Test
  void readsBlocks() {
    Document document =
        Reading.document(
            "b.md",
            "# The *Harbor*\r\n\r\nA **bold** plan, see [the text](https://a.example) or"
                + " <https://b.example>.\r\n\r\n## Next\r\n\r\n- one\r\n- two\r\n  lines\r\n\r\n"
                + "> Said the\r\n> mayor.\r\n\r\n![A crane](crane.jpg)\r\n\r\n```\r\ncode here\r\n```\r\n"
                + "\r\n# Another\r\n");
    assertEquals("The Harbor", document.title());
    assertEquals(
        List.of(
            "body: A bold plan, see the text or https://b.example.",
            "heading: Next",
            "list_item: one",
            "list_item: two lines",
            "quotation: Said the mayor.",
            "caption: A crane",
            "code: code here",
            "heading: Another"),
        Reading.lines(document));
  }

  @Test
  void aRuleIsNoFrontMatter() {
    Document document = Reading.document("b.md", "---\n\nText of a page.\n\n---\n");
    assertEquals(List.of("body: Text of a page."), Reading.lines(document));
  }

  @Test
  void survivesDeepNesting() {
    Reading.all("b.md", ">".repeat(50_000) + " deep");
    Reading.all("b.md", "*a **b ".repeat(5_000));
    Reading.all("b.md", "[".repeat(20_000) + "x" + "](y)".repeat(20_000));
  }
}
