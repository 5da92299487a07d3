package org.courant.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How ROUGE cuts a text into lower-cased words. */
public enum RougeTokenizer {
  /**
   * Runs of the letters a to z and the digits, as the Python package rouge-score cuts by default
   * and without its stemmer; it drops every other letter, so it is for English only.
   */
  ASCII("[^a-z0-9]+"),
  /** Runs of letters, marks and digits of any script. */
  UNICODE("[^\\p{L}\\p{M}\\p{N}]+");

  private final Pattern gap;

  RougeTokenizer(String gap) {
    this.gap = Pattern.compile(gap);
  }

  /** The tokenizer for texts of a language, by its BCP 47 tag. */
  public static RougeTokenizer of(String language) {
    return Locale.forLanguageTag(language).getLanguage().equals("en") ? ASCII : UNICODE;
  }

  /** The words of a text. */
  public List<String> words(String text) {
    return Arrays.stream(gap.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** For people, for example {@code ascii}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
