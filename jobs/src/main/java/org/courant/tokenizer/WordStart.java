package org.courant.tokenizer;

/** Where words begin: SentencePiece writes the space before a word as ▁, byte-level BPE as Ġ. */
final class WordStart {
  private static final String SPACES = "▁Ġ";
  private static final String APOSTROPHES = "'’ʼ";

  private WordStart() {}

  /** Whether a piece goes on with the word before it: with a letter, a digit or an apostrophe. */
  static boolean lacks(String piece) {
    return !piece.isEmpty()
        && SPACES.indexOf(piece.codePointAt(0)) < 0
        && (Character.isLetterOrDigit(piece.codePointAt(0))
            || APOSTROPHES.indexOf(piece.codePointAt(0)) >= 0);
  }
}
