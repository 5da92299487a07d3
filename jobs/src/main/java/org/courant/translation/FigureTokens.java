package org.courant.translation;

import java.util.List;

/** A text as words and runs of digits, and what stands between them. */
final class FigureTokens {
  /** Longer gaps never belong to a figure. */
  private static final int LONGEST_GAP = 4;

  private final String text;
  private final List<FigureToken> tokens;

  FigureTokens(String text, List<FigureToken> tokens) {
    this.text = text;
    this.tokens = List.copyOf(tokens);
  }

  int size() {
    return tokens.size();
  }

  FigureToken get(int index) {
    return tokens.get(index);
  }

  boolean isDigits(int index) {
    return index >= 0 && index < size() && get(index).isDigits();
  }

  boolean isWord(int index) {
    return index >= 0 && index < size() && !get(index).isDigits();
  }

  /** The word there, empty if there is none. */
  String word(int index) {
    return isWord(index) ? get(index).word() : "";
  }

  /** What stands before a token, with plain spaces; a bar for more than belongs to a figure. */
  String gapBefore(int index) {
    if (index <= 0 || index >= size()) {
      return "|";
    }
    int start = get(index - 1).end();
    int end = get(index).start();
    return end - start > LONGEST_GAP
        ? "|"
        : FigureTokenizer.plainSpaces(text.substring(start, end));
  }

  /** What stands right behind a token, at most two characters and without spaces. */
  String signAfter(int index) {
    int end = get(index).end();
    return text.substring(end, Math.min(text.length(), end + 2)).strip();
  }

  /** Whether nothing stands between a token and the one before. */
  boolean isGlued(int index) {
    return gapBefore(index).isEmpty();
  }

  /** Whether a token and the one before may be parts of one number in words. */
  boolean isLinked(int index) {
    String gap = gapBefore(index);
    return gap.isEmpty() || gap.equals(" ") || isDash(gap);
  }

  /** Whether only a dash, and perhaps spaces, part a token from the one before. */
  boolean isDashed(int index) {
    return isDash(gapBefore(index).strip());
  }

  /** The character before a token, a space at the beginning. */
  int before(int index) {
    int start = get(index).start();
    return start == 0 ? ' ' : text.codePointBefore(start);
  }

  /** The text from one token to another. */
  String text(int first, int last) {
    return text.substring(get(first).start(), get(last).end());
  }

  private static boolean isDash(String gap) {
    return gap.length() == 1 && "-‐‑‒–—−~〜∼～".contains(gap);
  }
}
