package org.courant.briefing;

import java.util.Locale;

/** Where the target text of a segment came from. */
public enum Origin {
  /** From the model, in this run. */
  TRANSLATED,
  /** From the translation memory. */
  MEMORY,
  /** From a person. */
  HUMAN,
  /** The source itself, which holds nothing to translate. */
  COPIED,
  /** The source itself, because the model failed on it. */
  FALLBACK;

  /** The value of the {@code origin} column, for example {@code translated}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
