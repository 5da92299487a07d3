package org.courant.text;

import java.util.List;
import java.util.Objects;

/**
 * A document after cleaning.
 *
 * @param title its title, empty if it has none
 * @param paragraphs what is left, in reading order, the title not among them
 * @param removed what was taken out, in reading order
 */
public record CleanedText(String title, List<Paragraph> paragraphs, List<Removal> removed) {
  public CleanedText {
    Objects.requireNonNull(title, "title");
    paragraphs = List.copyOf(paragraphs);
    removed = List.copyOf(removed);
  }
}
