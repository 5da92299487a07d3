package org.courant.inference;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A text whose target has to hold certain words.
 *
 * @param source the text
 * @param required for each term the forms of which the target needs one
 * @param breaking whether letters right behind a form make another word of it
 */
public record ConstrainedText(
    SourceText source, List<List<String>> required, Predicate<String> breaking) {
  public ConstrainedText {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(breaking, "breaking");
    required = required.stream().map(List::copyOf).toList();
  }
}
