package org.courant.newsletter;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UCharacter.LineBreak;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wraps plain text for mail at {@link #WIDTH} columns: at spaces, and in scripts that write none,
 * as Han and Thai, where Unicode allows a break (UAX 14); Korean is not among them, and addresses
 * stay whole. A wide character of UAX 11, as Hangul and Han are, takes two columns. What follows a
 * list mark is indented below it, a quotation's mark is repeated.
 */
final class LineWrapper {
  static final int WIDTH = 72;

  private static final Pattern MARK = Pattern.compile("^\\s*(?:[-*•] |> |\\d{1,3}[.)] )?");

  private final BreakIterator breaks;

  LineWrapper(ULocale locale) {
    this.breaks = BreakIterator.getLineInstance(locale);
  }

  /** Wraps every line of a text. */
  String wrap(String text) {
    StringBuilder wrapped = new StringBuilder();
    text.lines().forEach(line -> append(line.stripTrailing(), wrapped));
    return wrapped.toString();
  }

  private void append(String line, StringBuilder wrapped) {
    if (columns(line) <= WIDTH) {
      wrapped.append(line).append('\n');
      return;
    }
    Matcher mark = MARK.matcher(line);
    String first = mark.find() ? mark.group() : "";
    String next = first.contains(">") ? first : " ".repeat(first.length());
    StringBuilder open = new StringBuilder(first);
    for (String piece : pieces(line.substring(first.length()))) {
      boolean full = columns(open + piece.stripTrailing()) > WIDTH;
      if (full && open.length() > first.length()) {
        wrapped.append(open.toString().stripTrailing()).append('\n');
        open.setLength(0);
        open.append(next);
      }
      open.append(piece);
    }
    wrapped.append(open.toString().stripTrailing()).append('\n');
  }

  private List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    breaks.setText(text);
    int begin = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (end == text.length() || isBreak(text.codePointBefore(end), text.codePointAt(end))) {
        pieces.add(text.substring(begin, end));
        begin = end;
      }
    }
    return pieces;
  }

  private static boolean isBreak(int before, int after) {
    return Character.isWhitespace(before) || writesNoSpaces(before) || writesNoSpaces(after);
  }

  private static boolean writesNoSpaces(int point) {
    int kind = UCharacter.getIntPropertyValue(point, UProperty.LINE_BREAK);
    return kind == LineBreak.IDEOGRAPHIC
        || kind == LineBreak.CONDITIONAL_JAPANESE_STARTER
        || kind == LineBreak.COMPLEX_CONTEXT;
  }

  /** How many columns of a fixed-width font a text takes. */
  static int columns(String text) {
    return text.codePoints().map(LineWrapper::columns).sum();
  }

  private static int columns(int point) {
    int type = UCharacter.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    int width = UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH);
    return width == EastAsianWidth.WIDE || width == EastAsianWidth.FULLWIDTH ? 2 : 1;
  }
}
