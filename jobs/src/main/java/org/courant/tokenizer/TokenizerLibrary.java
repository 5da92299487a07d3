package org.courant.tokenizer;

import ai.djl.huggingface.tokenizers.jni.LibUtils;

/** The native tokenizers library, which only checkpoints with a {@code tokenizer.json} need. */
public final class TokenizerLibrary {
  private TokenizerLibrary() {}

  /** Unpacks and loads it, if that has not been done; one that does not load is an error. */
  public static void load() {
    // Where there is a GPU, DJL would download a library for it; cutting text needs none.
    System.getProperties().putIfAbsent("RUST_FLAVOR", "cpu");
    LibUtils.checkStatus();
  }
}
