package org.courant.glossary;

import java.util.Objects;

/**
 * A term where it stands in a source text.
 *
 * @param term the term
 * @param start index of its first char
 * @param end index behind its last char, inflection included
 */
public record TermMatch(GlossaryTerm term, int start, int end) {
  public TermMatch {
    Objects.requireNonNull(term, "term");
  }
}
