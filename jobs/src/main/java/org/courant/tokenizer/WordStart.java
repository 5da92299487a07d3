package org.courant.tokenizer;

/** Where words begin: SentencePiece writes the space before a word as ▁, byte-level BPE as Ġ. */
final class WordStart {
  private static final String SPACES = "▁Ġ";

  private WordStart() {}

  /** Whether a piece begins with a letter or digit of the word before it. */
  static boolean lacks(String piece) {
    return !piece.isEmpty()
        && SPACES.indexOf(piece.codePointAt(0)) < 0
        && Character.isLetterOrDigit(piece.codePointAt(0));
  }
}
