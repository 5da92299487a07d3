package org.courant.inference;

import java.util.Objects;

/**
 * What a model wrote of a document.
 *
 * @param text the summary, empty for an empty document
 * @param sections parts that the document was cut into for the model, 0 if it was not asked
 * @param rounds times that the model read: 1, or more where it read its own summaries of sections
 * @param merged whether it is one summary; if not, summaries of several sections follow each other,
 *     as the model does not make them short enough to be read together
 * @param truncated whether a limit of tokens ended a summary before the model did
 */
public record DocumentSummary(
    String text, int sections, int rounds, boolean merged, boolean truncated) {
  public DocumentSummary {
    Objects.requireNonNull(text, "text");
  }

  /** A document so short that it is its own summary. */
  static DocumentSummary whole(String text) {
    return new DocumentSummary(text, 0, 0, true, false);
  }
}
