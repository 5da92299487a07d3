package org.courant.translation;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes an English heading as a sentence is written (truecasing, Lita and others, ACL 2003). The
 * model's own vocabulary tells names from words: a capital stays where the word takes fewer tokens
 * with it. Where it takes as many, it counts as a word, which is what most of a heading's are.
 *
 * @param tokens counts the source tokens of a text
 */
record Truecaser(ToIntFunction<String> tokens) {
  /** What is shorter is often a name: “United Nations Security Council”. */
  private static final int LEAST_WORDS = 5;

  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern SENTENCE = Pattern.compile(".*[.…][\"”’')]*\\s*", Pattern.DOTALL);

  /**
   * A word with one capital. What begins a sentence or a quoted title keeps it, and so does what
   * belongs to an abbreviation, an address, a placeholder.
   */
  private static final Pattern CAPITAL =
      Pattern.compile(
          "(?<![\\p{L}.\"“”«'‘’{@#/_<&])(?<![.!?][\"”’)]{0,2}\\s)\\p{Lu}\\p{Ll}+(?![\\p{L}.])");

  private static final FigureWords ENGLISH = FigureWords.of("en").orElseThrow();

  Truecaser {
    Objects.requireNonNull(tokens, "tokens");
  }

  /** The heading as a sentence; empty for what is no heading, and where nothing would change. */
  Optional<String> sentence(String text) {
    if (!isHeading(text)) {
      return Optional.empty();
    }
    int begin = words(text).findFirst().orElseThrow().start();
    String sentence =
        CAPITAL
            .matcher(text)
            .replaceAll(word -> word.start() == begin ? word.group() : cased(word.group()));
    return sentence.equals(text) ? Optional.empty() : Optional.of(sentence);
  }

  /**
   * Every longer word has a capital, and no full stop ends a sentence, which most texts end with.
   */
  private static boolean isHeading(String text) {
    return !SENTENCE.matcher(text).matches()
        && words(text).count() >= LEAST_WORDS
        && SourceNames.isHeading(words(text).map(MatchResult::group));
  }

  private static Stream<MatchResult> words(String text) {
    return WORD.matcher(text).results();
  }

  private String cased(String word) {
    String small = word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    boolean date =
        ENGLISH.has(WordKind.MONTH, word)
            || ENGLISH.has(WordKind.MAYBE_MONTH, word)
            || ENGLISH.has(WordKind.WEEKDAY, word);
    return !date && tokens.applyAsInt(small) <= tokens.applyAsInt(word) ? small : word;
  }
}
