package org.courant.text;

import java.util.Locale;

/** What a {@link ProtectedSpan} is. */
public enum SpanKind {
  /** A web or mail address. */
  ADDRESS,
  /** A name behind an at sign. */
  HANDLE,
  HASHTAG,
  /** A file name or a path. */
  FILE,
  /** Source text of a program, an option of a command. */
  CODE,
  /** What a program puts a value into. */
  PLACEHOLDER,
  /** A mark of HTML or Markdown. */
  MARKUP,
  /** A name made of letters and a number: COVID-19, F-16, H.264. */
  DESIGNATION;

  /**
   * Whether a translation without it is of no use. A designation may have a name of its own in the
   * target language.
   */
  public boolean isStrict() {
    return this != DESIGNATION;
  }

  /** The name for a person, for example {@code hashtag}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
