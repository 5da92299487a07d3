package org.courant.translation;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Roman numerals, also those typed with the like letters of Cyrillic. */
final class RomanNumeral {
  private static final int LONGEST = 15;
  private static final String LOOKALIKES = "ІХМС";
  private static final String LATIN = "IXMC";
  private static final String DIGITS = "IVXLCDM";
  private static final int[] VALUES = {1, 5, 10, 50, 100, 500, 1000};
  private static final Pattern NUMERAL =
      Pattern.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})");

  private RomanNumeral() {}

  static Optional<Integer> read(String word) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String latin = latin(word);
    return NUMERAL.matcher(latin).matches() ? Optional.of(value(latin)) : Optional.empty();
  }

  private static String latin(String word) {
    StringBuilder latin = new StringBuilder(word);
    for (int i = 0; i < latin.length(); i++) {
      int lookalike = LOOKALIKES.indexOf(latin.charAt(i));
      if (lookalike >= 0) {
        latin.setCharAt(i, LATIN.charAt(lookalike));
      }
    }
    return latin.toString();
  }

  private static int value(String latin) {
    int sum = 0;
    int right = 0;
    for (int i = latin.length() - 1; i >= 0; i--) {
      int digit = VALUES[DIGITS.indexOf(latin.charAt(i))];
      sum += digit < right ? -digit : digit;
      right = digit;
    }
    return sum;
  }
}
