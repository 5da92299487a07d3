package org.courant.glossary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.courant.text.LanguageLookup;

/** Collects the entries of a file and refuses what no run could use. */
final class GlossaryBuilder {
  private final String file;
  private final String sourceLanguage;
  private final List<GlossaryEntry> entries = new ArrayList<>();

  /** Lines of the source terms. */
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * Begins a file.
   *
   * @param sourceLanguage the language in which no term may stand twice, or null if concepts may
   *     share terms
   */
  GlossaryBuilder(String file, String sourceLanguage) {
    this.file = file;
    this.sourceLanguage = sourceLanguage;
  }

  /** The BCP 47 tag of a language without its region: uk for {@code uk-UA}; empty if it is none. */
  static Optional<String> language(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag.strip().replace('_', '-')).build();
      String language = locale.getLanguage();
      boolean named = !locale.getDisplayLanguage(Locale.ENGLISH).equals(language);
      return language.isEmpty() || !named
          ? Optional.empty()
          : Optional.of(LanguageLookup.withoutRegion(locale));
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** A term as it is kept, checked. */
  String term(int line, String column, String text) {
    String term = Spelling.composed(text);
    if (term.length() > GlossaryLimits.TERM_CHARS) {
      throw wrong(
          line,
          column,
          "a term of %d characters, at most %d"
              .formatted(term.length(), GlossaryLimits.TERM_CHARS));
    }
    if (term.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw wrong(line, column, "“%s” has no letter or digit".formatted(term));
    }
    if (term.codePoints().anyMatch(GlossaryBuilder::isControl)) {
      throw wrong(
          line,
          column,
          "a control character in “%s”; take it out"
              .formatted(term.replaceAll("\\p{C}", "\uFFFD")));
    }
    return term;
  }

  private static boolean isControl(int point) {
    int type = Character.getType(point);
    boolean joiner = point == 0x200C || point == 0x200D;
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || (type == Character.FORMAT && !joiner);
  }

  /** Takes an entry. */
  void add(GlossaryEntry entry) {
    if (entries.size() == GlossaryLimits.ENTRIES) {
      throw new InvalidGlossaryException(
          file, "has more than %,d entries".formatted(GlossaryLimits.ENTRIES));
    }
    if (sourceLanguage != null) {
      requireNew(entry);
    }
    entry
        .forbidden()
        .forEach(
            (language, variants) ->
                variants.stream()
                    .filter(entry.in(language)::contains)
                    .findFirst()
                    .ifPresent(
                        both -> {
                          throw wrong(
                              entry.line(),
                              language,
                              "“%s” is both a term and forbidden".formatted(both));
                        }));
    entries.add(entry);
  }

  /** The same source term twice would ask for two things. */
  private void requireNew(GlossaryEntry entry) {
    for (String term : entry.in(sourceLanguage)) {
      Integer before = lines.putIfAbsent(term, entry.line());
      if (before != null) {
        throw wrong(
            entry.line(),
            sourceLanguage,
            "“%s” stands in line %d already; put all its targets there".formatted(term, before));
      }
    }
  }

  InvalidGlossaryException wrong(int line, String column, String problem) {
    return InvalidGlossaryException.at(file, line, column, problem);
  }

  /** The glossary; one without an entry is refused. */
  Glossary build() {
    if (entries.isEmpty()) {
      throw new InvalidGlossaryException(file, "has no terms");
    }
    return new Glossary(entries);
  }
}
