package org.courant.summary;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a text as they are compared: letters and digits, in lower case. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’.-][\\p{L}\\p{M}\\p{N}]+)*");
  private static final Pattern POSSESSIVE = Pattern.compile("['’][sS]$");

  private Words() {}

  /** Words as they are written, without the possessive’s ending. */
  static List<String> of(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> POSSESSIVE.matcher(word.group()).replaceAll(""))
        .toList();
  }

  /** Words that may be compared, those of a compound one by one. */
  static List<String> compared(String text) {
    return of(text).stream()
        .flatMap(word -> Pattern.compile("[-’']").splitAsStream(word))
        .map(Words::folded)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** In lower case and without points: U.S. is us. */
  static String folded(String word) {
    return word.replace(".", "").toLowerCase(Locale.ROOT);
  }
}
