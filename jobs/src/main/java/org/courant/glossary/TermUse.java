package org.courant.glossary;

import java.util.Objects;

/**
 * A term of a source sentence, and what became of it in the target.
 *
 * @param source the term
 * @param target what the glossary calls it
 * @param status what became of it
 * @param found how it stands in the target, empty if it is lost
 * @param forbidden a forbidden variant that stands in the target, empty if none does
 */
public record TermUse(
    String source, String target, TermStatus status, String found, String forbidden) {
  public TermUse {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(forbidden, "forbidden");
  }
}
