package org.courant.translation;

import java.util.regex.Pattern;

/** Tells text that holds something to translate from text that is carried over as it is. */
public final class Translatable {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://|www\\.)\\S+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|(?<!\\S)[@#]\\w+");

  private Translatable() {}

  /** Whether a letter is left once web addresses, mail addresses and handles are taken away. */
  public static boolean isTranslatable(String text) {
    return Letters.count(ADDRESS.matcher(text).replaceAll(" ")) > 0;
  }
}
