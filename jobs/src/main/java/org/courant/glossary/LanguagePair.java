package org.courant.glossary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The terms of a glossary for one source and one target language. Thread-safe.
 *
 * <p>In a source, terms are found from left to right, the longest first: where {@code United
 * Nations Security Council} stands, {@code United Nations} does not count. In a target a term has
 * to stand once, however often the source has it, since languages avoid repeating it.
 */
public final class LanguagePair {
  private record Form(String text, GlossaryTerm term) {}

  private final FormSearch sources;
  private final Inflection targetInflection;
  private final FormSearch targets;

  /** Forms of the source terms by their first letter in lower case, longest first. */
  private final Map<Character, List<Form>> forms = new HashMap<>();

  LanguagePair(List<GlossaryTerm> terms, String source, String target) {
    Inflection sourceInflection = Inflection.of(source);
    this.sources = new FormSearch(sourceInflection);
    this.targetInflection = Inflection.of(target);
    this.targets = new FormSearch(targetInflection);
    for (GlossaryTerm term : terms) {
      for (String form : sourceInflection.forms(Spelling.folded(term.source()), term.name())) {
        forms
            .computeIfAbsent(Character.toLowerCase(form.charAt(0)), first -> new ArrayList<>())
            .add(new Form(form, term));
      }
    }
    Comparator<Form> longest = Comparator.comparingInt(form -> -form.text().length());
    forms.values().forEach(own -> own.sort(longest));
  }

  /** The terms of a source text, in its order. */
  public List<TermMatch> matches(String source) {
    String folded = Spelling.folded(source);
    List<TermMatch> matches = new ArrayList<>();
    for (int at = 0; at < folded.length(); at++) {
      Optional<TermMatch> match = match(folded, at);
      if (match.isPresent()) {
        matches.add(match.get());
        at = match.get().end() - 1;
      }
    }
    return matches;
  }

  private Optional<TermMatch> match(String folded, int at) {
    TermMatch best = null;
    char first = Character.toLowerCase(folded.charAt(at));
    for (Form form : forms.getOrDefault(first, List.of())) {
      int end = sources.end(folded, at, form.text(), form.term().caseRule());
      if (end > at && (best == null || end > best.end())) {
        best = new TermMatch(form.term(), at, end);
      }
    }
    return Optional.ofNullable(best);
  }

  /** The distinct terms of a source text, in its order. */
  public List<GlossaryTerm> terms(String source) {
    return matches(source).stream().map(TermMatch::term).distinct().toList();
  }

  /** What became of the terms of a source text in a target. */
  public List<TermUse> uses(String source, String target) {
    return terms(source).stream().map(term -> use(term, target)).toList();
  }

  private TermUse use(GlossaryTerm term, String target) {
    String forbidden =
        term.forbidden().stream()
            .filter(variant -> targets.find(target, variant, term, term.caseRule()).isPresent())
            .findFirst()
            .orElse("");
    Map<String, FormSearch.Place> places = new LinkedHashMap<>();
    for (String wanted : term.targets()) {
      find(term, wanted, target).ifPresent(place -> places.put(wanted, place));
    }
    if (places.isEmpty()) {
      return new TermUse(term.source(), term.preferred(), TermStatus.LOST, "", forbidden);
    }
    FormSearch.Place place = places.values().iterator().next();
    return new TermUse(
        term.source(),
        term.preferred(),
        place.bare() ? TermStatus.KEPT : TermStatus.INFLECTED,
        target.substring(place.start(), place.end()),
        forbidden);
  }

  private Optional<FormSearch.Place> find(GlossaryTerm term, String wanted, String target) {
    // A name that is not translated has the letters of the source, with particles at most.
    CaseRule rule = term.doNotTranslate() ? CaseRule.EXACT : term.caseRule();
    return targets.find(target, wanted, term, rule);
  }

  /** Whether letters right behind a term make another word of it, and are not its particles. */
  public boolean breaksWord(String letters) {
    return !targetInflection.mayFollow(letters);
  }

  /**
   * The forms of which a target needs one: those of the preferred target, then those of the others.
   * A small first letter is there as a capital too, for the start of a sentence.
   */
  public List<String> wanted(GlossaryTerm term) {
    List<String> wanted = new ArrayList<>();
    for (String target : term.targets()) {
      for (String form : targetInflection.forms(target, term.name())) {
        wanted.add(form);
        if (term.caseRule() != CaseRule.EXACT && Character.isLowerCase(form.charAt(0))) {
          wanted.add(Character.toUpperCase(form.charAt(0)) + form.substring(1));
        }
      }
    }
    return wanted.stream().distinct().toList();
  }
}
