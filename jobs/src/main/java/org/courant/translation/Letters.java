package org.courant.translation;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Counting and keeping the letters of a text. */
final class Letters {
  private Letters() {}

  static int count(String text) {
    return count(text, codePoint -> true);
  }

  static int count(String text, IntPredicate among) {
    return (int) text.codePoints().filter(Character::isLetter).filter(among).count();
  }

  /** The letters of a text alone, in lower case. */
  static String only(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }
}
