package org.courant.inference;

/** Counts source tokens without loading weights; thread-safe. */
public interface SourceMeasure {
  /** Number of source tokens of a text, the end-of-sentence token and language token among them. */
  int tokens(String text);

  /** Most source tokens the model accepts. */
  int limit();

  /** Loads the tokenizer of a bundle alone. */
  static SourceMeasure of(ModelBundle bundle) {
    throw new UnsupportedOperationException("contract");
  }
}
