package org.courant.corpus;

/** Text that UTF-8 can carry. JSON and HTML can spell halves of a surrogate pair, UTF-8 cannot. */
final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** The text with U+FFFD in the place of each surrogate that lacks its other half. */
  static String of(String text) {
    int at = firstLone(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text);
    while (at >= 0) {
      repaired.setCharAt(at, REPLACEMENT);
      at = firstLone(text, at + 1);
    }
    return repaired.toString();
  }

  private static int firstLone(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (Character.getType(c) == Character.SURROGATE) {
        return i;
      }
      i += Character.charCount(c);
    }
    return -1;
  }
}
