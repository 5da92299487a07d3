package org.courant.summary;

import java.util.Locale;

/** A language in which a summary is given; the values of the option {@code summary-language}. */
public enum SummaryLanguage {
  /** The language of the briefing. */
  SOURCE,
  /** The language it was translated into. */
  TARGET;

  /** The value of the option, for example {@code source}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
