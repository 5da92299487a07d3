package org.courant.tokenizer;

import java.util.Collection;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tokens that are found whole in a text, the longest first, before the rest is cut into pieces.
 *
 * @param pattern matches any of them
 */
record WholeTokens(Pattern pattern) {
  static WholeTokens of(Collection<String> tokens) {
    String any =
        tokens.stream()
            .filter(token -> !token.isEmpty())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    // An empty alternative would match everywhere.
    return new WholeTokens(Pattern.compile(any.isEmpty() ? "(?!)" : any));
  }

  /** Hands over a text's tokens and, perhaps empty, what lies between them. */
  void split(String text, Consumer<String> plain, Consumer<String> token) {
    Matcher whole = pattern.matcher(text);
    int start = 0;
    while (whole.find()) {
      plain.accept(text.substring(start, whole.start()));
      token.accept(whole.group());
      start = whole.end();
    }
    plain.accept(text.substring(start));
  }
}
