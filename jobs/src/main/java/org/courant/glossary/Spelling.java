package org.courant.glossary;

import java.text.Normalizer;

/**
 * Spelling that makes no difference: kinds of apostrophes, hyphens and spaces. Tokens are runs of
 * letters, marks and digits; an apostrophe before a letter goes on with the word before it, so that
 * {@code Ukraine's} is a form of its own.
 */
final class Spelling {
  private Spelling() {}

  /** A term as it is kept: composed (NFC), trimmed, one space between words. */
  static String composed(String term) {
    return Normalizer.normalize(term, Normalizer.Form.NFC).replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  /** The same text, char for char, with one kind of apostrophe, hyphen and space. */
  static String folded(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = folded(chars[i]);
    }
    return new String(chars);
  }

  private static char folded(char letter) {
    return switch (letter) {
      case '\u2019', '\u02BC', '\u2018', '`', '\u00B4' -> '\'';
      case '\u2010', '\u2011', '\u2013' -> '-';
      case '\u00A0', '\u202F', '\t', '\n', '\r' -> ' ';
      default -> letter;
    };
  }

  /** Whether a token could begin or end between two chars. */
  static boolean isBoundary(String text, int at) {
    return at <= 0 || at >= text.length() || !isTokenPart(text, at - 1) || !isTokenPart(text, at);
  }

  /** Whether an apostrophe and a letter go on with the word that ends at an index. */
  static boolean goesOn(String text, int at) {
    return at + 1 < text.length()
        && text.charAt(at) == '\''
        && Character.isLetter(text.charAt(at + 1));
  }

  private static boolean isTokenPart(String text, int at) {
    int point =
        Character.isLowSurrogate(text.charAt(at)) && at > 0
            ? text.codePointBefore(at + 1)
            : text.codePointAt(at);
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.COMBINING_SPACING_MARK;
  }
}
