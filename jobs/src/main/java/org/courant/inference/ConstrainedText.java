package org.courant.inference;

import java.util.List;
import java.util.Objects;

/**
 * A text whose target has to hold certain words.
 *
 * @param source the text
 * @param required what the target has to hold
 * @param noOtherDigits whether the target has no digits but those of what is required
 */
public record ConstrainedText(
    SourceText source, List<RequiredWords> required, boolean noOtherDigits) {
  /** A target can be searched for that holds so many words; those after them are left out. */
  public static final int MOST_REQUIRED = 6;

  public ConstrainedText {
    Objects.requireNonNull(source, "source");
    required = List.copyOf(required);
  }
}
