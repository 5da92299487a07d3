package org.courant.page;

import java.util.List;
import java.util.Objects;
import org.courant.briefing.Finding;

/**
 * A segment as it is shown for review.
 *
 * @param ordinal its place in the briefing
 * @param kind label of its kind
 * @param source the text in the source language
 * @param target the text in the target language
 * @param confidence 0 to 1
 * @param origin label of where the target came from
 * @param rung label of how it was found
 * @param flags what the checks found
 * @param mark the author by which an import knows a target that nobody touched
 */
public record ReviewSegment(
    int ordinal,
    String kind,
    String source,
    String target,
    double confidence,
    String origin,
    String rung,
    List<Finding> flags,
    String mark) {
  public ReviewSegment {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(rung, "rung");
    flags = List.copyOf(flags);
    Objects.requireNonNull(mark, "mark");
  }
}
