package org.courant.glossary;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.courant.text.LanguageLookup;

/**
 * One concept of a glossary.
 *
 * @param line 1-based line of the file at which it begins
 * @param terms its terms by BCP 47 tag, the preferred one first
 * @param forbidden what it must not be called, by BCP 47 tag
 * @param partOfSpeech such as {@code noun}; empty if unknown
 * @param caseRule which spellings are the term
 * @param doNotTranslate whether every language writes it as the source does
 * @param domain what it is about; empty if unknown
 * @param note for translators; empty if there is none
 */
public record GlossaryEntry(
    int line,
    Map<String, List<String>> terms,
    Map<String, List<String>> forbidden,
    String partOfSpeech,
    CaseRule caseRule,
    boolean doNotTranslate,
    String domain,
    String note)
    implements Serializable {
  public GlossaryEntry {
    terms = copied(terms);
    forbidden = copied(forbidden);
    Objects.requireNonNull(partOfSpeech, "partOfSpeech");
    Objects.requireNonNull(caseRule, "caseRule");
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(note, "note");
  }

  /** In the order of the tags, so that equal entries look alike. */
  private static Map<String, List<String>> copied(Map<String, List<String>> lists) {
    Map<String, List<String>> copy = new TreeMap<>();
    lists.forEach((language, list) -> copy.put(language, List.copyOf(list)));
    return Collections.unmodifiableMap(copy);
  }

  /** The terms of a language, none if it has none. */
  public List<String> in(String language) {
    return terms.getOrDefault(language, List.of());
  }

  /**
   * This concept in a target language, for each of its source terms. Terms of {@code ko} serve for
   * {@code ko-KR}, too, where that has none of its own.
   */
  List<GlossaryTerm> pairs(String source, String target) {
    List<String> targets = nearest(terms, target);
    List<String> forbiddenTargets = nearest(forbidden, target);
    // What one should not call it is what a text may well call it.
    return Stream.concat(nearest(terms, source).stream(), nearest(forbidden, source).stream())
        .map(
            term ->
                new GlossaryTerm(
                    term,
                    doNotTranslate ? List.of(term) : targets,
                    forbiddenTargets,
                    caseRule,
                    partOfSpeech.toLowerCase(Locale.ROOT).startsWith("proper"),
                    doNotTranslate))
        .filter(pair -> !pair.targets().isEmpty())
        .toList();
  }

  private static List<String> nearest(Map<String, List<String>> lists, String language) {
    return LanguageLookup.find(lists, language).orElse(List.of());
  }
}
