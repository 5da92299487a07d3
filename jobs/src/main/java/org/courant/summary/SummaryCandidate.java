package org.courant.summary;

import java.util.Objects;

/**
 * A sentence that may stand in a summary.
 *
 * @param ordinal its position in the briefing
 * @param source its text
 * @param embedding its vector from the encoder; all of a briefing have one length
 */
public record SummaryCandidate(int ordinal, String source, float[] embedding) {
  public SummaryCandidate {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(embedding, "embedding");
  }
}
