package org.courant.briefing;

import java.util.Locale;

/** The steps that may refuse a document. */
public enum Stage {
  READ,
  CLEAN,
  SEGMENT,
  TRANSLATE;

  /** The value of the {@code stage} column, for example {@code read}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
