package org.courant.newsletter;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Objects;

/**
 * Words of an issue, and the language they are in.
 *
 * @param text the words
 * @param language BCP 47 tag: the issue's, or English where a language has no labels, or a
 *     briefing's own where a sentence was left as it was
 */
public record Phrase(String text, String language) {
  public Phrase {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
  }

  /**
   * What was translated, or left in the language of its source. Letters tell, by the scripts that
   * CLDR has for both languages; where both are written alike, it counts as translated.
   */
  static Phrase translated(String text, String language, String source) {
    boolean left = !hasLetters(text, language) && hasLetters(text, source);
    return new Phrase(text, left ? source : language);
  }

  private static boolean hasLetters(String text, String language) {
    int[] scripts = UScript.getCode(ULocale.forLanguageTag(language));
    return scripts == null
        || text.codePoints()
            .filter(Character::isLetter)
            .map(UScript::getScript)
            .anyMatch(script -> Arrays.stream(scripts).anyMatch(own -> own == script));
  }

  /** {@code ltr} or {@code rtl}. */
  public String direction() {
    return direction(ULocale.forLanguageTag(language));
  }

  static String direction(ULocale locale) {
    return locale.isRightToLeft() ? "rtl" : "ltr";
  }
}
