package org.courant.tokenizer;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Language codes of checkpoints as BCP 47 tags: {@code kor} is ko, {@code zho_Hans} is zh-Hans. */
final class LanguageTags {
  /**
   * Members that stand for their macrolanguage, as in the language aliases of Unicode's CLDR, and
   * the members of ps, qu and ff that NLLB has.
   */
  private static final Map<String, String> MACROLANGUAGES =
      Map.ofEntries(
          Map.entry("als", "sq"),
          Map.entry("arb", "ar"),
          Map.entry("ayr", "ay"),
          Map.entry("azj", "az"),
          Map.entry("cmn", "zh"),
          Map.entry("dik", "din"),
          Map.entry("ekk", "et"),
          Map.entry("fuv", "ff"),
          Map.entry("gaz", "om"),
          Map.entry("gug", "gn"),
          Map.entry("khk", "mn"),
          Map.entry("kmr", "ku"),
          Map.entry("knc", "kr"),
          Map.entry("lvs", "lv"),
          Map.entry("npi", "ne"),
          Map.entry("ory", "or"),
          Map.entry("pbt", "ps"),
          Map.entry("pes", "fa"),
          Map.entry("plt", "mg"),
          Map.entry("quy", "qu"),
          Map.entry("swh", "sw"),
          Map.entry("uzn", "uz"),
          Map.entry("ydd", "yi"),
          Map.entry("zsm", "ms"));

  /** Regions where Chinese is written in traditional characters. */
  private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

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

  /** The script of a tag, told by its region where Chinese has no subtag for it; else empty. */
  static String script(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    if (!locale.getScript().isEmpty() || !locale.getLanguage().equals("zh")) {
      return locale.getScript();
    }
    String region = locale.getCountry();
    return region.isEmpty() ? "" : TRADITIONAL.contains(region) ? "Hant" : "Hans";
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new HashMap<>();
    for (String language : Locale.getISOLanguages()) {
      codes.put(new Locale(language).getISO3Language(), language);
    }
    codes.putAll(MACROLANGUAGES);
    return codes;
  }
}
