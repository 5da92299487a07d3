package org.courant.text;

import com.ibm.icu.text.Transliterator;

/** Any writing in Latin letters, by ICU's transform {@code Any-Latin}. */
public final class Romanization {
  private static final Transliterator ANY_LATIN = Transliterator.getInstance("Any-Latin");

  private Romanization() {}

  /** The text in Latin letters. */
  public static String of(String text) {
    return ANY_LATIN.transliterate(text);
  }
}
