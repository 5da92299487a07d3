package org.courant.newsletter;

import com.ibm.icu.util.ULocale;
import java.util.Objects;

/**
 * Words around the briefings, and the language they are in.
 *
 * @param text the words
 * @param language BCP 47 tag: the issue's, or English where a language has no labels
 */
public record Phrase(String text, String language) {
  public Phrase {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
  }

  /** {@code ltr} or {@code rtl}. */
  public String direction() {
    return direction(ULocale.forLanguageTag(language));
  }

  static String direction(ULocale locale) {
    return locale.isRightToLeft() ? "rtl" : "ltr";
  }
}
