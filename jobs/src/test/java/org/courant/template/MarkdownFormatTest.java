package org.courant.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Against a reader of CommonMark: whatever a text is, it comes back as one paragraph of itself. */
class MarkdownFormatTest {
  private static final List<String> MARKS =
      List.of(
          "# ",
          "1. ",
          "12) ",
          "- ",
          "+ ",
          "=",
          "---",
          "***",
          "> ",
          "    ",
          "\t",
          "\n\n",
          "`",
          "```",
          "~~~",
          "*",
          "_",
          "__",
          "[a](javascript:b)",
          "![",
          "](",
          "<b>",
          "</script>",
          "<!--",
          "&amp;",
          "&#60;",
          "\\",
          "|",
          "<http://a.b>",
          "[x]: y",
          "한국어",
          "є",
          "5",
          ".",
          " ",
          "a",
          "  \n",
          "$x$");

  @Test
  void marksComeOutAsText() {
    assertEquals("1\\. a \\*b\\* \\[c\\](d)", escaped(" 1. a\n*b* [c](d)"));
    assertEquals("https\\://a.b and www\\.c.d", escaped("https://a.b and www.c.d"));
    assertEquals("Costs 2.5 - 3 (or so)!", escaped("Costs 2.5 - 3 (or so)!"));
  }

  @Test
  void anyTextIsOneParagraphOfItself() {
    Random random = new Random(11);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(8); part >= 0; part--) {
        text.append(MARKS.get(random.nextInt(MARKS.size())));
      }
      String expected = text.toString().replaceAll("\\s+", " ").strip();
      if (!expected.isEmpty()) {
        Node document = Parser.builder().build().parse(escaped(text.toString()) + "\n");
        assertEquals(expected, onlyText(document), () -> "from: " + text);
      }
    }
  }

  private static String escaped(String text) {
    return MarkdownFormat.INSTANCE.escapePlainText(text);
  }

  /** The text of a document of one paragraph without any markup, else what the document is. */
  private static String onlyText(Node document) {
    StringBuilder text = new StringBuilder();
    Node paragraph = ((Document) document).getFirstChild();
    if (!(paragraph instanceof Paragraph) || paragraph.getNext() != null) {
      return "not one paragraph: " + paragraph;
    }
    for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
      text.append(node instanceof Text plain ? plain.getLiteral() : node.toString());
    }
    return text.toString();
  }
}
