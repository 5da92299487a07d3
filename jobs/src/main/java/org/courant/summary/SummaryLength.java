package org.courant.summary;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The most a summary may hold, counted in the source language, so that all languages get the same
 * sentences.
 *
 * @param unit what is counted
 * @param most how many of them
 */
public record SummaryLength(Unit unit, int most) implements Serializable {
  private static final Pattern WHITESPACE = Pattern.compile("\\s+");

  /** What is counted. */
  public enum Unit {
    SENTENCES,
    /** Runs of other than white space that hold a letter or a digit. */
    WORDS,
    /** Unicode code points, spaces between sentences among them. */
    CHARACTERS
  }

  public SummaryLength {
    Objects.requireNonNull(unit, "unit");
    if (most < 1) {
      throw new IllegalArgumentException("Invalid summary length: " + most + ", must be 1 or more");
    }
  }

  /** At most so many sentences. */
  public static SummaryLength sentences(int most) {
    return new SummaryLength(Unit.SENTENCES, most);
  }

  /** At most so many words. */
  public static SummaryLength words(int most) {
    return new SummaryLength(Unit.WORDS, most);
  }

  /** At most so many characters. */
  public static SummaryLength characters(int most) {
    return new SummaryLength(Unit.CHARACTERS, most);
  }

  /** As long as whoever writes it makes it. */
  public static SummaryLength unlimited() {
    return new SummaryLength(Unit.SENTENCES, Integer.MAX_VALUE);
  }

  boolean isUnlimited() {
    return most == Integer.MAX_VALUE;
  }

  /** For people, for example "50 words". */
  public String shown() {
    return isUnlimited() ? "unlimited" : most + " " + unit.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What a text adds to a summary.
   *
   * @param sentences number of sentences it holds
   */
  int of(String text, int sentences) {
    return switch (unit) {
      case SENTENCES -> sentences;
      case WORDS -> countWords(text);
      case CHARACTERS -> text.codePointCount(0, text.length()) + 1;
    };
  }

  /** Runs of other than white space that hold a letter or a digit. */
  static int countWords(String text) {
    return (int)
        WHITESPACE
            .splitAsStream(text)
            .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
            .count();
  }

  /** Whether a unit fits alone. */
  boolean admits(SummaryUnit unit) {
    return admits(of(unit.text(), unit.sentences()));
  }

  /** Whether so much fits, as {@link #of} counts it. */
  boolean admits(int sum) {
    // The last sentence has no space behind it.
    return unit == Unit.CHARACTERS ? sum <= most + 1 : sum <= most;
  }
}
