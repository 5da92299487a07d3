package org.courant.summary;

/** Follows quotation marks through a text: whether one is open, or was closed that never opened. */
final class Quotation {
  private int depth;
  private boolean straight;
  private boolean single;
  private boolean whole = true;

  /** Whether every quotation of a text begins and ends in it. */
  static boolean isWhole(String text) {
    Quotation quotation = new Quotation();
    quotation.read(text);
    return quotation.whole && !quotation.isOpen();
  }

  /** Reads on. */
  void read(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '“', '«' -> depth++;
        case '”', '»' -> close();
        case '"' -> straight(text, i);
        case '\'', '‘', '’' -> single(text, i);
        default -> {
          // No mark.
        }
      }
    }
  }

  private void close() {
    whole &= depth > 0;
    depth = Math.max(0, depth - 1);
  }

  /** A straight mark behind a letter or a full stop closes, whether or not one was open. */
  private void straight(String text, int at) {
    boolean closing = at > 0 && !Character.isWhitespace(text.charAt(at - 1));
    boolean inWord = at + 1 < text.length() && isWordAt(text, at + 1);
    whole &= straight || !closing || inWord;
    straight = !straight;
  }

  /** A single mark quotes only where it stands before a word; elsewhere it may be an apostrophe. */
  private void single(String text, int at) {
    boolean before = at > 0 && !Character.isWhitespace(text.charAt(at - 1));
    boolean after = at + 1 < text.length() && isWordAt(text, at + 1);
    if (!before && after && text.charAt(at) != '’') {
      single = true;
    } else if (before && !after && text.charAt(at) != '‘') {
      single = false;
    }
  }

  private static boolean isWordAt(String text, int at) {
    return Character.isLetter(text.charAt(at));
  }

  boolean isOpen() {
    return depth > 0 || straight || single;
  }
}
