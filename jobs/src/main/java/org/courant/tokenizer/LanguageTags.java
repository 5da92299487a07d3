package org.courant.tokenizer;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Language codes of checkpoints as BCP 47 tags: {@code kor} is ko, {@code zho_Hans} is zh-Hans. */
final class LanguageTags {
  private static final Map<String, String> TWO_LETTERS = twoLetters();

  private LanguageTags() {}

  /** The tag of an ISO 639 code with perhaps script and region; empty for what is no language. */
  static Optional<String> of(String code) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(code.replace('_', '-')).build();
      String language = locale.getLanguage();
      if (language.isEmpty()) {
        return Optional.empty();
      }
      String shortest = TWO_LETTERS.getOrDefault(language, language);
      return Optional.of(
          new Locale.Builder().setLocale(locale).setLanguage(shortest).build().toLanguageTag());
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new HashMap<>();
    for (String language : Locale.getISOLanguages()) {
      codes.put(new Locale(language).getISO3Language(), language);
    }
    // BCP 47 prefers the macrolanguage where the standard's own code is its main member.
    codes.put("cmn", "zh");
    return codes;
  }
}
