package org.courant.inference;

import java.util.List;
import java.util.Objects;

/**
 * A text whose target has to hold certain words.
 *
 * @param source the text
 * @param required for each term the forms of which the target needs one
 * @param whole whether a form counts only where a word ends behind it; particles may follow
 *     otherwise
 */
public record ConstrainedText(SourceText source, List<List<String>> required, boolean whole) {
  public ConstrainedText {
    Objects.requireNonNull(source, "source");
    required = required.stream().map(List::copyOf).toList();
  }
}
