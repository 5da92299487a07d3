package org.courant.page;

import java.util.List;
import java.util.Objects;
import org.courant.briefing.Finding;

/**
 * A segment that a person should look at first.
 *
 * @param briefingId the briefing it belongs to
 * @param ordinal its place there
 * @param source the text in the source language
 * @param target the text in the target language
 * @param confidence 0 to 1
 * @param flags what the checks found
 */
public record DoubtfulSegment(
    String briefingId,
    int ordinal,
    String source,
    String target,
    double confidence,
    List<Finding> flags) {
  public DoubtfulSegment {
    Objects.requireNonNull(briefingId, "briefingId");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
    flags = List.copyOf(flags);
  }
}
