package org.courant.inference;

import org.courant.tokenizer.Tokenizer;

/** Counts source tokens with the tokenizer alone, without weights. Thread-safe. */
public final class SourceMeasure implements AutoCloseable {
  private final Tokenizer tokenizer;
  private final String language;

  private SourceMeasure(Tokenizer tokenizer, String language) {
    this.tokenizer = tokenizer;
    this.language = language;
  }

  /** Loads the tokenizer of a bundle. */
  public static SourceMeasure of(ModelBundle bundle) {
    return new SourceMeasure(Tokenizer.open(bundle.checkpoint()), bundle.targetLanguages().get(0));
  }

  /** Number of source tokens of a text, the end token and a language token among them. */
  public int tokens(String text) {
    return tokenizer.source(text, language).length;
  }

  /** Most source tokens the model accepts. */
  public int limit() {
    return tokenizer.maxLength();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
