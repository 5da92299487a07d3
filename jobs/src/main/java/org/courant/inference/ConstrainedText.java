package org.courant.inference;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A text whose target has to hold certain words.
 *
 * @param source the text
 * @param required what the target has to hold
 * @param numbers if present, the target has no digits but those of what is required and of these
 */
public record ConstrainedText(
    SourceText source, List<RequiredWords> required, Optional<List<String>> numbers) {
  /** A target can be searched for that holds so many words; those after them are left out. */
  public static final int MOST_REQUIRED = 6;

  public ConstrainedText {
    Objects.requireNonNull(source, "source");
    required = List.copyOf(required);
    numbers = numbers.map(List::copyOf);
  }

  /** A text whose target may have any numbers. */
  public ConstrainedText(SourceText source, List<RequiredWords> required) {
    this(source, required, Optional.empty());
  }
}
