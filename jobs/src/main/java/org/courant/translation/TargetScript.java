package org.courant.translation;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The scripts a language is written in.
 *
 * @param scripts every script that counts as its own
 * @param dense whether a character carries about a syllable or more, so that text is shorter
 */
record TargetScript(Set<UnicodeScript> scripts, boolean dense) {

  /** The script of a BCP 47 tag, empty for a language that is not known here. */
  static Optional<TargetScript> of(String language) {
    Locale locale = Locale.forLanguageTag(language);
    return switch (locale.getLanguage()) {
      case "ko" -> dense(UnicodeScript.HANGUL);
      case "ja" -> dense(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HAN);
      case "zh" -> dense(UnicodeScript.HAN);
      case "uk", "ru", "be", "bg", "mk" -> alphabetic(UnicodeScript.CYRILLIC);
      case "sr" ->
          locale.getScript().equals("Latn")
              ? alphabetic(UnicodeScript.LATIN)
              : alphabetic(UnicodeScript.CYRILLIC);
      case "el" -> alphabetic(UnicodeScript.GREEK);
      case "ar", "fa", "ur" -> alphabetic(UnicodeScript.ARABIC);
      case "he" -> alphabetic(UnicodeScript.HEBREW);
      case "hi", "mr", "ne" -> alphabetic(UnicodeScript.DEVANAGARI);
      case "ka" -> alphabetic(UnicodeScript.GEORGIAN);
      case "hy" -> alphabetic(UnicodeScript.ARMENIAN);
      case "th" -> alphabetic(UnicodeScript.THAI);
      case "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "cs", "sk", "sv", "tr", "vi", "id" ->
          alphabetic(UnicodeScript.LATIN);
      default -> Optional.empty();
    };
  }

  boolean owns(int codePoint) {
    return scripts.contains(UnicodeScript.of(codePoint));
  }

  private static Optional<TargetScript> dense(UnicodeScript first, UnicodeScript... rest) {
    return Optional.of(new TargetScript(EnumSet.of(first, rest), true));
  }

  private static Optional<TargetScript> alphabetic(UnicodeScript script) {
    return Optional.of(new TargetScript(EnumSet.of(script), false));
  }
}
