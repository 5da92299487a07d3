package org.courant.page;

import java.util.Objects;

/**
 * What became of one term of the glossary in one language, counted in segments.
 *
 * @param term the source term
 * @param target what the glossary calls it
 * @param segments segments whose source has it
 * @param kept whose target has it as the glossary does
 * @param inflected whose target has another form of it, or particles with it
 * @param lost whose target lacks it
 * @param searched of those that have it, how many came from the search for terms
 * @param forbidden whose target has a forbidden variant
 */
public record TermFigures(
    String term,
    String target,
    long segments,
    long kept,
    long inflected,
    long lost,
    long searched,
    long forbidden) {
  public TermFigures {
    Objects.requireNonNull(term, "term");
    Objects.requireNonNull(target, "target");
  }
}
