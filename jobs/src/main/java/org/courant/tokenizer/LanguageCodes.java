package org.courant.tokenizer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language tokens in a vocabulary, by the way their family writes them. */
enum LanguageCodes {
  /** NLLB-200: {@code kor_Hang}. */
  WITH_SCRIPT("([a-z]{3}_[A-Z][a-z]{3})"),
  /** mBART: {@code ko_KR}. */
  WITH_REGION("([a-z]{2}_[A-Z]{2})"),
  /** M2M100: {@code __ko__}. */
  UNDERLINED("__([a-z]{2,3})__"),
  /** MADLAD-400: {@code <2ko>}, {@code <2zh_Latn>}. */
  TO("<2([a-z]{2,3}(?:_[A-Za-z]{2,8})*)>"),
  /** None: the family has no language tokens. */
  NONE("(?!)");

  /** The usual script of languages of which a checkpoint may have several, by Unicode's CLDR. */
  private static final Map<String, String> USUAL_SCRIPTS =
      Map.ofEntries(
          Map.entry("ace", "Latn"),
          Map.entry("ar", "Arab"),
          Map.entry("bjn", "Latn"),
          Map.entry("kr", "Latn"),
          Map.entry("ks", "Arab"),
          Map.entry("min", "Latn"),
          Map.entry("sr", "Cyrl"),
          Map.entry("taq", "Latn"),
          Map.entry("uz", "Latn"),
          Map.entry("zh", "Hans"));

  private final Pattern form;

  LanguageCodes(String form) {
    this.form = Pattern.compile(form);
  }

  /** A language's token and the tag that its code alone would have. */
  record Code(String token, String tag) {
    private String language() {
      return Locale.forLanguageTag(tag).getLanguage();
    }

    private String script() {
      return LanguageTags.script(tag);
    }
  }

  /**
   * Tokens by BCP 47 tag. The shortest tag, ko, goes to the only token of a language, or to that
   * without a script, or of its usual script, or to the first; others keep script and region.
   */
  Map<String, Code> tags(Collection<String> tokens) {
    Map<String, List<Code>> languages = new LinkedHashMap<>();
    for (String token : tokens) {
      code(token)
          .ifPresent(
              code -> languages.computeIfAbsent(code.language(), l -> new ArrayList<>()).add(code));
    }
    Map<String, Code> tags = new LinkedHashMap<>();
    languages.forEach(
        (language, codes) -> {
          Code usual = usual(language, codes);
          tags.put(language, usual);
          codes.stream().filter(c -> !c.equals(usual)).forEach(c -> tags.putIfAbsent(c.tag(), c));
        });
    return tags;
  }

  /** The tokens of this form, in their order. */
  Set<String> among(Collection<String> tokens) {
    Set<String> found = new LinkedHashSet<>(tokens);
    found.removeIf(token -> code(token).isEmpty());
    return found;
  }

  private Optional<Code> code(String token) {
    Matcher matcher = form.matcher(token);
    return matcher.matches()
        ? LanguageTags.of(matcher.group(1)).map(tag -> new Code(token, tag))
        : Optional.empty();
  }

  private static Code usual(String language, List<Code> codes) {
    String script = USUAL_SCRIPTS.getOrDefault(language, "");
    return codes.stream()
        .filter(code -> code.tag().equals(language))
        .findFirst()
        .or(() -> codes.stream().filter(code -> code.script().equals(script)).findFirst())
        .orElse(codes.get(0));
  }
}
