package org.courant.tokenizer;

import java.util.Collection;
import java.util.stream.Collectors;

/** Languages in a message: all of them, unless a checkpoint has hundreds. */
public final class LanguageList {
  private static final int MOST = 40;

  private LanguageList() {}

  /** The first ones, and how many more there are. */
  public static String shown(Collection<String> languages) {
    String first = languages.stream().limit(MOST).collect(Collectors.joining(", "));
    int more = languages.size() - MOST;
    return more <= 0 ? first : first + " and " + more + " more";
  }
}
