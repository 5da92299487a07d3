package org.courant.inference;

import java.util.List;
import java.util.Objects;

/**
 * A text whose target has to hold certain words.
 *
 * @param source the text
 * @param required for each term the forms of which the target needs one
 */
public record ConstrainedText(SourceText source, List<List<String>> required) {
  public ConstrainedText {
    Objects.requireNonNull(source, "source");
    required = required.stream().map(List::copyOf).toList();
  }
}
