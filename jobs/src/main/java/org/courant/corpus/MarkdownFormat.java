package org.courant.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.courant.text.SegmentKind;

/**
 * Markdown as CommonMark defines it, with simple front matter.
 *
 * <p>Front matter is a first block of {@code key: value} lines between two lines {@code ---};
 * {@code title} and the id column become title and id, the rest metadata. The first heading of
 * level 1 is the title unless the front matter has one. Emphasis and links are reduced to their
 * text, an autolink to its address; an image becomes a caption with its alternative text; code
 * blocks are kept as they are; raw HTML inside a paragraph is dropped, and a block of it is read as
 * HTML.
 */
final class MarkdownFormat {
  /** Deeper nesting than any text has; what is beyond stays text. */
  private static final int MOST_OPEN_BLOCKS = 100;

  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A---[ \t]*\n((?:[^\n]*\n){0,200}?)(?:---|\\.\\.\\.)[ \t]*(?:\n|\\z)");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z][\\w.-]*)[ \t]*:[ \t]*(.*)");

  private final List<org.courant.text.Paragraph> paragraphs = new ArrayList<>();
  private final MarkdownMarks marks = new MarkdownMarks();
  private String title = "";

  private MarkdownFormat() {}

  static Content read(String source, ReadOptions options) {
    String text = source.replace("\r\n", "\n").replace('\r', '\n');
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher matcher = FRONT_MATTER.matcher(text);
    if (matcher.find() && readFields(matcher.group(1), fields)) {
      text = text.substring(matcher.end());
    } else {
      fields.clear();
    }
    MarkdownFormat format = new MarkdownFormat();
    String id = taken(fields, options.idColumn(), "id");
    String given = taken(fields, options.titleColumn(), "title");
    format.title = TextFormat.oneLine(given);
    format.blocks(Parser.builder().maxOpenBlockParsers(MOST_OPEN_BLOCKS).build().parse(text));
    return new Content(id, format.title, format.paragraphs, fields);
  }

  private static String taken(Map<String, String> fields, String name, String usual) {
    String value = name == null ? null : fields.remove(name);
    if (value == null) {
      value = fields.remove(usual);
    }
    return value == null ? "" : value;
  }

  private static boolean readFields(String block, Map<String, String> fields) {
    for (String line : TextFormat.lines(block)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher field = FIELD.matcher(line);
      if (field.matches()) {
        fields.put(field.group(1), unquoted(field.group(2).strip()));
      } else if (fields.isEmpty()) {
        return false;
      }
    }
    return !fields.isEmpty();
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && ((value.startsWith("\"") && value.endsWith("\""))
                || (value.startsWith("'") && value.endsWith("'")));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Walks the tree without recursion. */
  private void blocks(Node root) {
    Node node = root;
    while (node != null) {
      boolean descend = !leaf(node);
      if (descend && node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      node = following(node, root);
    }
  }

  /** The next node after a node and all below it. */
  private static Node following(Node node, Node root) {
    Node at = node;
    while (at != null && at != root && at.getNext() == null) {
      at = at.getParent();
    }
    return at == null || at == root ? null : at.getNext();
  }

  private boolean leaf(Node node) {
    if (node instanceof Heading heading) {
      heading(heading);
      return true;
    }
    if (node instanceof Paragraph) {
      inline(node, kind(node), marks.of(node));
      return true;
    }
    if (node instanceof FencedCodeBlock code) {
      code(node, code.getLiteral());
      return true;
    }
    if (node instanceof IndentedCodeBlock code) {
      code(node, code.getLiteral());
      return true;
    }
    if (node instanceof HtmlBlock html) {
      paragraphs.addAll(HtmlFormat.fragment(html.getLiteral()));
      return true;
    }
    return false;
  }

  private void heading(Heading heading) {
    if (heading.getLevel() == 1 && title.isEmpty()) {
      int before = paragraphs.size();
      inline(heading, SegmentKind.TITLE, "");
      for (int i = before; i < paragraphs.size(); i++) {
        if (paragraphs.get(i).kind() == SegmentKind.TITLE) {
          title = paragraphs.remove(i).text();
          return;
        }
      }
    } else {
      int before = paragraphs.size();
      inline(heading, SegmentKind.HEADING, marks.of(heading) + MarkdownMarks.heading(heading));
      // A page whose front matter has the title often repeats it as its first heading.
      if (heading.getLevel() == 1
          && paragraphs.size() == before + 1
          && paragraphs.get(before).text().equals(title)) {
        paragraphs.remove(before);
      }
    }
  }

  private static SegmentKind kind(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ListItem) {
        return SegmentKind.LIST_ITEM;
      }
      if (at instanceof BlockQuote) {
        return SegmentKind.QUOTATION;
      }
    }
    return SegmentKind.BODY;
  }

  private void code(Node block, String literal) {
    String text = literal.stripTrailing();
    if (!text.isBlank()) {
      paragraphs.add(new org.courant.text.Paragraph(SegmentKind.CODE, text, marks.of(block)));
    }
  }

  private void inline(Node block, SegmentKind kind, String mark) {
    StringBuilder text = new StringBuilder();
    List<String> captions = new ArrayList<>();
    Node node = block.getFirstChild();
    while (node != null) {
      boolean descend = true;
      if (node instanceof Text literal) {
        text.append(literal.getLiteral());
      } else if (node instanceof Code code) {
        text.append(code.getLiteral());
      } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
        text.append(' ');
      } else if (node instanceof Image image) {
        captions.add(alternative(image));
        descend = false;
      }
      node =
          descend && node.getFirstChild() != null ? node.getFirstChild() : following(node, block);
    }
    String line = TextFormat.oneLine(text.toString());
    add(kind == SegmentKind.BODY ? TextFormat.kind(line) : kind, line, mark);
    captions.forEach(caption -> add(SegmentKind.CAPTION, caption, ""));
  }

  private static String alternative(Image image) {
    StringBuilder text = new StringBuilder();
    for (Node at = image.getFirstChild(); at != null; ) {
      if (at instanceof Text literal) {
        text.append(literal.getLiteral());
      } else if (at instanceof SoftLineBreak || at instanceof HardLineBreak) {
        text.append(' ');
      }
      at = at.getFirstChild() != null ? at.getFirstChild() : following(at, image);
    }
    return text.toString();
  }

  private void add(SegmentKind kind, String text, String mark) {
    String line = TextFormat.oneLine(text);
    if (!line.isEmpty()) {
      paragraphs.add(new org.courant.text.Paragraph(kind, line, mark));
    }
  }
}
