package org.courant.translation;

import org.courant.text.ProtectedSpans;

/** Tells text that holds something to translate from text that is carried over as it is. */
public final class Translatable {
  private Translatable() {}

  /** Whether a letter is left once addresses, placeholders, code and the like are taken away. */
  public static boolean isTranslatable(String text) {
    return Letters.count(ProtectedSpans.without(text)) > 0;
  }
}
