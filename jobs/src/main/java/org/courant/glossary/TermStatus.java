package org.courant.glossary;

import java.util.Locale;

/** What became of a term in a target. */
public enum TermStatus {
  /** It stands there as the glossary has it. */
  KEPT,
  /** It stands there in another form, or with particles. */
  INFLECTED,
  /** It does not stand there. */
  LOST;

  /** The value in the column {@code terms}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
