package org.courant.newsletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A block of a briefing's body.
 *
 * @param kind what it is
 * @param lines its text; several only for a list
 */
public record Block(Kind kind, List<String> lines) {
  /** Line ends are taken whole, as the halves of CRLF would be two. */
  private static final Pattern BLANK_LINE = Pattern.compile("(?>\\R)\\s*(?>\\R)");

  /** What a block is; the marks are those of the table's {@code body} column. */
  public enum Kind {
    PARAGRAPH(""),
    HEADING("## "),
    LIST("- "),
    QUOTATION("> ");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    /** Its name in templates, for example {@code heading}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Block {
    Objects.requireNonNull(kind, "kind");
    lines = List.copyOf(lines);
  }

  /** The first line, which is the whole text of anything but a list. */
  public String text() {
    return lines.get(0);
  }

  /** Cuts a body into blocks; list items that follow each other are one list. */
  static List<Block> of(String body) {
    List<Block> blocks = new ArrayList<>();
    for (String part : BLANK_LINE.splitAsStream(body).toList()) {
      String text = OneLine.of(part);
      Kind kind = kind(text);
      String line = text.substring(Math.min(kind.mark.length(), text.length()));
      if (line.isEmpty()) {
        continue;
      }
      if (kind == Kind.LIST && !blocks.isEmpty() && last(blocks).kind == Kind.LIST) {
        List<String> lines = new ArrayList<>(blocks.remove(blocks.size() - 1).lines);
        lines.add(line);
        blocks.add(new Block(Kind.LIST, lines));
      } else {
        blocks.add(new Block(kind, List.of(line)));
      }
    }
    return blocks;
  }

  private static Block last(List<Block> blocks) {
    return blocks.get(blocks.size() - 1);
  }

  private static Kind kind(String text) {
    for (Kind kind : List.of(Kind.HEADING, Kind.LIST, Kind.QUOTATION)) {
      // A mark with nothing behind it has lost its space.
      if ((text + " ").startsWith(kind.mark)) {
        return kind;
      }
    }
    return Kind.PARAGRAPH;
  }
}
