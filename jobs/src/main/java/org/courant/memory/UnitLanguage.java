package org.courant.memory;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** Language tags as tools write them: {@code ko-KR}, {@code EN-US}, {@code uk_UA}. */
final class UnitLanguage {
  private UnitLanguage() {}

  /**
   * The BCP 47 tag without its region, as models name languages: {@code ko}, {@code zh-Hant}.
   *
   * @throws InvalidUnitException if it is no language tag
   */
  static String of(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag.strip().replace('_', '-')).build();
      String plain =
          new Locale.Builder()
              .setLanguage(locale.getLanguage())
              .setScript(locale.getScript())
              .build()
              .toLanguageTag();
      if (locale.getLanguage().isEmpty()) {
        throw new InvalidUnitException("Invalid language: " + tag + ", must be a BCP 47 tag");
      }
      return plain;
    } catch (IllformedLocaleException e) {
      throw new InvalidUnitException("Invalid language: " + tag + ", must be a BCP 47 tag");
    }
  }
}
