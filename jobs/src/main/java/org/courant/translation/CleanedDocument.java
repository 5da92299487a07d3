package org.courant.translation;

import java.util.Objects;
import org.courant.corpus.Document;
import org.courant.text.CleanedText;

/**
 * A document and what cleaning left of it.
 *
 * @param document as it was read
 * @param text as it was cleaned
 */
public record CleanedDocument(Document document, CleanedText text) {
  public CleanedDocument {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(text, "text");
  }
}
