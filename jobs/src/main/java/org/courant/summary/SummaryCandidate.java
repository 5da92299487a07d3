package org.courant.summary;

import java.util.Objects;
import org.courant.briefing.Segment;

/**
 * A segment of the body that may stand in a summary.
 *
 * @param segment text, place and kind
 * @param embedding its vector from the encoder, one length for all of a briefing; empty if it has
 *     none, which keeps it out of an extractive summary
 * @param flaggedShare share of the target languages in which its translation is flagged, 0 to 1
 */
public record SummaryCandidate(Segment segment, float[] embedding, double flaggedShare) {
  public SummaryCandidate {
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(embedding, "embedding");
    if (!(flaggedShare >= 0 && flaggedShare <= 1)) {
      throw new IllegalArgumentException(
          "Invalid flagged share: " + flaggedShare + ", must be 0 to 1");
    }
  }
}
