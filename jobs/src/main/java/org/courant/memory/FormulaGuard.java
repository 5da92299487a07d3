package org.courant.memory;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a text for a formula: one that begins with {@code = + - @}, a tab
 * or a line end gets an apostrophe in front, which the reader takes away (OWASP, CSV Injection). A
 * text that has such apostrophes of its own gets one more, so that every text reads back the same.
 */
final class FormulaGuard {
  private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\t\r\n].*", Pattern.DOTALL);
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r\n].*", Pattern.DOTALL);

  private FormulaGuard() {}

  static String guarded(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  static String unguarded(String cell) {
    return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
