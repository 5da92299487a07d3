package org.courant.glossary;

import java.util.List;
import java.util.Objects;

/**
 * A source term and what it is called in one target language.
 *
 * @param source the term
 * @param targets what it may be called, the preferred term first; at least one
 * @param forbidden what it must not be called
 * @param caseRule which spellings are the term, on both sides
 * @param name whether it is a proper noun, which has one number
 * @param doNotTranslate whether the target is the source term itself, letter for letter
 */
public record GlossaryTerm(
    String source,
    List<String> targets,
    List<String> forbidden,
    CaseRule caseRule,
    boolean name,
    boolean doNotTranslate) {
  public GlossaryTerm {
    Objects.requireNonNull(source, "source");
    targets = List.copyOf(targets);
    forbidden = List.copyOf(forbidden);
    Objects.requireNonNull(caseRule, "caseRule");
  }

  /** The preferred target. */
  public String preferred() {
    return targets.get(0);
  }
}
