package org.courant.text;

import java.util.Objects;

/**
 * A block of running text as its source laid it out.
 *
 * @param kind what the block is on the page
 * @param text its text, without line breaks
 */
public record Paragraph(SegmentKind kind, String text) {
  public Paragraph {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }
}
