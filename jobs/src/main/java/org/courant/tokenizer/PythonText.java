package org.courant.tokenizer;

import java.util.regex.Pattern;

/** Text as the reference's language sees it. */
final class PythonText {
  private static final Pattern LONE_SURROGATE =
      Pattern.compile("[\\x{D800}-\\x{DBFF}\\x{DC00}-\\x{DFFF}]");

  private PythonText() {}

  /** With U+FFFD for each half of a surrogate pair, which native libraries refuse. */
  static String whole(String text) {
    return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
  }

  /** Strips what Python calls white space, no-break spaces among it. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
