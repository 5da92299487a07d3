package org.courant.translation;

/**
 * A word or a run of digits.
 *
 * @param start where it begins
 * @param end where it ends
 * @param word its letters, empty if it is a run of digits
 * @param digits its digits, empty if it is a word
 */
record FigureToken(int start, int end, String word, DigitGroups digits) {
  static FigureToken word(int start, int end, String word) {
    return new FigureToken(start, end, word, DigitGroups.NONE);
  }

  static FigureToken digits(int start, int end, DigitGroups digits) {
    return new FigureToken(start, end, "", digits);
  }

  boolean isDigits() {
    return word.isEmpty();
  }
}
