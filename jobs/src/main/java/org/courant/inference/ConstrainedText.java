package org.courant.inference;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A text whose target has to hold certain words, or may not hold others.
 *
 * @param source the text
 * @param required what the target has to hold
 * @param numbers if present, the target has no digits but those of what is required and of these
 * @param refused if present, what a target may not be at the end of any of its words: one that says
 *     a word twice, for example
 */
public record ConstrainedText(
    SourceText source,
    List<RequiredWords> required,
    Optional<List<String>> numbers,
    Optional<Predicate<String>> refused) {
  /** A target can be searched for that holds so many words; those after them are left out. */
  public static final int MOST_REQUIRED = 6;

  public ConstrainedText {
    Objects.requireNonNull(source, "source");
    required = List.copyOf(required);
    numbers = numbers.map(List::copyOf);
    Objects.requireNonNull(refused, "refused");
  }

  /** A text whose target may say anything besides, apart from numbers if these are present. */
  public ConstrainedText(
      SourceText source, List<RequiredWords> required, Optional<List<String>> numbers) {
    this(source, required, numbers, Optional.empty());
  }

  /** A text whose target may say anything besides. */
  public ConstrainedText(SourceText source, List<RequiredWords> required) {
    this(source, required, Optional.empty());
  }

  /** The same, with another rule for what the target may not be at the end of a word. */
  public ConstrainedText refusing(Optional<Predicate<String>> other) {
    return new ConstrainedText(source, required, numbers, other);
  }
}
