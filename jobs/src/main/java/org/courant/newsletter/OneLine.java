package org.courant.newsletter;

import java.util.regex.Pattern;

/** Text without line breaks, and without the marks that turn the text after them around. */
final class OneLine {
  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Embeddings and overrides of Unicode's bidirectional algorithm; isolates end by themselves. */
  private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E]");

  private OneLine() {}

  /** The text as one line. */
  static String of(String text) {
    return SPACES.matcher(TURNS.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }
}
