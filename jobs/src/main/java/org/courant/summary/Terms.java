package org.courant.summary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The terms by which two texts of one language are compared.
 *
 * <p>English words stand for themselves. In a language that inflects, a word is cut to its first
 * {@value #STEM} letters; text of Hangul, Han or Kana is taken as all runs of two characters, as
 * its words come with particles or without spaces (McNamee and Mayfield, "Character N-Gram
 * Tokenization for European Language Text Retrieval", 2004, and the literature on CJK retrieval it
 * cites).
 */
enum Terms {
  /** Words as they are. */
  WORDS,
  /** The beginnings of words. */
  STEMS;

  private static final int STEM = 5;
  private static final Pattern SYLLABIC =
      Pattern.compile("[\\p{IsHangul}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{2,}");
  private static final Pattern DIGIT = Pattern.compile(".*\\p{Nd}.*");

  /** The terms of texts in a BCP 47 language. */
  static Terms of(String language) {
    return language.equals("en") || language.startsWith("en-") ? WORDS : STEMS;
  }

  /** The terms of a text, each once. */
  Set<String> in(String text) {
    List<String> words = Words.compared(text);
    return switch (this) {
      case WORDS -> new HashSet<>(words);
      case STEMS -> {
        Set<String> terms = new HashSet<>();
        words.forEach(word -> stems(word).forEach(terms::add));
        yield terms;
      }
    };
  }

  private static Stream<String> stems(String word) {
    if (SYLLABIC.matcher(word).find()) {
      return IntStream.range(0, word.length() - 1).mapToObj(i -> word.substring(i, i + 2));
    }
    return Stream.of(
        word.length() <= STEM || DIGIT.matcher(word).matches() ? word : word.substring(0, STEM));
  }
}
