package org.courant.memory;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.courant.text.LanguageLookup;

/** Language tags as tools write them: {@code ko-KR}, {@code EN-US}, {@code uk_UA}. */
final class UnitLanguage {
  private UnitLanguage() {}

  /**
   * The BCP 47 tag without its region, as models name languages: {@code ko}, {@code zh-Hant},
   * {@code ko-x-plain}.
   *
   * @throws InvalidUnitException if it is no language tag
   */
  static String of(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag.strip().replace('_', '-')).build();
      if (locale.getLanguage().isEmpty()) {
        throw new InvalidUnitException("Invalid language: " + tag + ", must be a BCP 47 tag");
      }
      return LanguageLookup.withoutRegion(locale);
    } catch (IllformedLocaleException e) {
      throw new InvalidUnitException("Invalid language: " + tag + ", must be a BCP 47 tag");
    }
  }
}
