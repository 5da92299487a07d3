package org.courant.text;

import java.io.Serializable;
import java.util.Objects;

/**
 * A block of running text as its source laid it out.
 *
 * @param kind what the block is on the page
 * @param text its text, without line breaks; code keeps them
 * @param mark what stands before it in Markdown, for example {@code "### "} or {@code " 2. "};
 *     empty where the format has no such marks
 */
public record Paragraph(SegmentKind kind, String text, String mark) implements Serializable {
  public Paragraph {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(mark, "mark");
  }

  /** A block without a mark. */
  public Paragraph(SegmentKind kind, String text) {
    this(kind, text, "");
  }

  /** The same block with another text. */
  public Paragraph with(String other) {
    return new Paragraph(kind, other, mark);
  }
}
