package org.courant.newsletter;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A block of a briefing's body.
 *
 * @param kind what it is
 * @param lines its text; several only for lists and code
 * @param start number of the first line of a numbered list, 1 for anything else
 */
public record Block(Kind kind, List<String> lines, int start) {
  /** What a block is. */
  public enum Kind {
    PARAGRAPH,
    HEADING,
    LIST,
    NUMBERED,
    QUOTATION,
    CODE;

    /** Its name in templates, for example {@code heading}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Block {
    Objects.requireNonNull(kind, "kind");
    lines = List.copyOf(lines);
  }

  /** A block that is not numbered. */
  Block(Kind kind, List<String> lines) {
    this(kind, lines, 1);
  }

  /** The first line, which is the whole text of anything but a list and code. */
  public String text() {
    return lines.get(0);
  }

  /** The mark of a line of a numbered list. */
  public String number(int index) {
    return (start + index) + ".";
  }
}
