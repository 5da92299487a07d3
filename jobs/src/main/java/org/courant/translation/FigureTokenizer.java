package org.courant.translation;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into words and runs of digits, in one pass. */
final class FigureTokenizer {
  private static final String SPACES = " \u00A0\u202F\u2009\u2007";
  private static final String APOSTROPHES = "'’ʼ‘`´";
  private static final String FRACTIONS = "½¼¾";
  private static final List<String> DECIMALS = List.of("5", "25", "75");
  private static final int GROUP = 3;

  private final String text;
  private final List<FigureToken> tokens = new ArrayList<>();
  private int position;

  private FigureTokenizer(String text) {
    this.text = text;
  }

  static FigureTokens cut(String text) {
    FigureTokenizer tokenizer =
        new FigureTokenizer(Normalizer.normalize(text, Normalizer.Form.NFC));
    tokenizer.cut();
    return new FigureTokens(tokenizer.text, tokenizer.tokens);
  }

  static String plainSpaces(String gap) {
    StringBuilder plain = new StringBuilder();
    gap.chars().forEach(letter -> plain.append(SPACES.indexOf(letter) < 0 ? (char) letter : ' '));
    return plain.toString();
  }

  static boolean isApostrophe(int codePoint) {
    return APOSTROPHES.indexOf(codePoint) >= 0;
  }

  private void cut() {
    while (position < text.length()) {
      if (isDigit(position)) {
        digits();
      } else if (isLetter(position)) {
        word();
      } else {
        position = next(position);
      }
    }
  }

  private void digits() {
    int start = position;
    List<String> groups = new ArrayList<>();
    StringBuilder separators = new StringBuilder();
    groups.add(group());
    for (char mark = separator(groups, separators);
        mark != 0;
        mark = separator(groups, separators)) {
      separators.append(mark);
      position++;
      groups.add(group());
    }
    int fraction = position < text.length() ? FRACTIONS.indexOf(text.charAt(position)) : -1;
    if (fraction >= 0 && separators.length() == 0) {
      separators.append('.');
      groups.add(DECIMALS.get(fraction));
      position++;
    }
    DigitGroups digits = new DigitGroups(groups, separators.toString());
    if (digits.isReadable()) {
      tokens.add(FigureToken.digits(start, position, digits));
    }
  }

  private String group() {
    StringBuilder group = new StringBuilder();
    while (isDigit(position)) {
      int digit = text.codePointAt(position);
      group.append((char) ('0' + Character.digit(digit, 10)));
      position = next(position);
    }
    return group.toString();
  }

  /** The mark that joins the digits before it to those after it; 0 if they stay apart. */
  private char separator(List<String> groups, StringBuilder before) {
    if (!isDigit(position + 1)) {
      return 0;
    }
    char mark = text.charAt(position);
    if (SPACES.indexOf(mark) >= 0 || isApostrophe(mark)) {
      char plain = SPACES.indexOf(mark) >= 0 ? ' ' : '\'';
      boolean same = before.chars().allMatch(other -> other == plain);
      return same && groups.get(0).length() <= GROUP && isGroup(position + 1) ? plain : 0;
    }
    return switch (mark) {
      case '.', '٫' -> '.';
      case ',', '٬', '，' -> ',';
      case ':', '：' -> ':';
      case '/', '⁄' -> '/';
      case '·', 'ㆍ', '・' -> '·';
      default -> 0;
    };
  }

  private boolean isGroup(int start) {
    int end = start;
    for (int i = 0; i < GROUP; i++) {
      if (!isDigit(end)) {
        return false;
      }
      end = next(end);
    }
    return !isDigit(end);
  }

  private void word() {
    int start = position;
    StringBuilder word = new StringBuilder();
    boolean hangul = isHangul(position);
    while (isLetter(position) && isHangul(position) == hangul) {
      word.appendCodePoint(text.codePointAt(position));
      position = next(position);
      if (isInnerApostrophe(position)) {
        word.append('\'');
        position++;
      } else if (isInitialStop(position)) {
        position++;
      }
    }
    tokens.add(FigureToken.word(start, position, word.toString()));
  }

  /** An apostrophe within a word, but not that of “Sunday's”. */
  private boolean isInnerApostrophe(int at) {
    return at < text.length()
        && isApostrophe(text.charAt(at))
        && isLetter(at + 1)
        && (text.charAt(at + 1) != 's' || isLetter(at + 2));
  }

  /** The stops of "p.m." and "U.S." part nothing. */
  private boolean isInitialStop(int at) {
    return at < text.length()
        && text.charAt(at) == '.'
        && (at < 2 || !isLetter(at - 2))
        && isLetter(at + 1)
        && !isLetter(at + 2);
  }

  private boolean isDigit(int at) {
    return at < text.length() && Character.isDigit(text.codePointAt(at));
  }

  private boolean isLetter(int at) {
    if (at >= text.length()) {
      return false;
    }
    int codePoint = text.codePointAt(at);
    return !isApostrophe(codePoint)
        && (Character.isLetter(codePoint)
            || Character.getType(codePoint) == Character.NON_SPACING_MARK);
  }

  private boolean isHangul(int at) {
    return UnicodeScript.of(text.codePointAt(at)) == UnicodeScript.HANGUL;
  }

  private int next(int at) {
    return at + Character.charCount(text.codePointAt(at));
  }
}
