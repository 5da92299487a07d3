package org.courant.page;

import java.util.List;
import java.util.Objects;

/**
 * A briefing as it is shown for review.
 *
 * @param id the briefing's
 * @param needsReview whether a person should read it before it is used
 * @param segments in their order
 */
public record ReviewBriefing(String id, boolean needsReview, List<ReviewSegment> segments) {
  public ReviewBriefing {
    Objects.requireNonNull(id, "id");
    segments = List.copyOf(segments);
  }
}
