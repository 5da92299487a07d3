package org.courant.glossary;

/** What a glossary may ask of a reader's memory. */
final class GlossaryLimits {
  /** Bytes of a file. */
  static final int BYTES = 32 << 20;

  /** Concepts. */
  static final int ENTRIES = 200_000;

  /** Chars of one term. */
  static final int TERM_CHARS = 200;

  /** Chars of a domain, a note and the like. */
  static final int NOTE_CHARS = 4_000;

  /** Terms of one concept in one language. */
  static final int VARIANTS = 50;

  /** Elements inside each other. */
  static final int DEPTH = 32;

  private GlossaryLimits() {}
}
