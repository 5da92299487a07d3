package org.courant.newsletter;

import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What a text in Markdown is made of, without its words. */
final class MarkdownBlocks {
  private MarkdownBlocks() {}

  static String of(String markdown) {
    StringBuilder blocks = new StringBuilder();
    append(Parser.builder().build().parse(markdown), blocks);
    return blocks.toString();
  }

  private static void append(Node node, StringBuilder blocks) {
    if (!(node instanceof Text)) {
      blocks.append(node.getClass().getSimpleName()).append('(');
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        append(child, blocks);
      }
      blocks.append(')');
    }
  }
}
