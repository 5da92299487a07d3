package org.courant.glossary;

import java.util.List;
import java.util.Locale;

/** What a language does with a term in a sentence. Implementations keep nothing and are shared. */
interface Inflection {
  /** Languages of which no inflection is known: the term as it is. */
  Inflection NONE = (term, name) -> List.of(term);

  /**
   * Every form of a term, itself first. There may be some that nobody writes, but none that is
   * another word.
   *
   * @param name whether it names one thing and so has one number
   */
  List<String> forms(String term, boolean name);

  /**
   * Where a word of the term that ends at an index of a text ends altogether; -1 if what follows
   * makes it another word.
   */
  default int end(String text, int at) {
    return Spelling.isBoundary(text, at) && !Spelling.goesOn(text, at) ? at : -1;
  }

  /** Whether a term of several words may also be written in one, or the other way round. */
  default boolean spacesMayGo() {
    return false;
  }

  /** Whether letters are particles, or their beginning, that may stand right behind a term. */
  default boolean mayFollow(String letters) {
    return false;
  }

  /** The inflection of a language. */
  static Inflection of(String language) {
    return switch (Locale.forLanguageTag(language).getLanguage()) {
      case "en" -> new EnglishInflection();
      case "ko" -> new KoreanInflection();
      case "uk" -> UkrainianInflection.standard();
      default -> NONE;
    };
  }
}
