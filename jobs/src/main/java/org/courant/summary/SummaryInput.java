package org.courant.summary;

import java.util.Comparator;
import java.util.List;

/**
 * A briefing as a summarizer reads it: all its segments with their vectors.
 *
 * @param title the segments of the title, in reading order; none for a briefing without one
 * @param body all other segments, in reading order
 */
public record SummaryInput(List<SummaryCandidate> title, List<SummaryCandidate> body) {
  public SummaryInput {
    title = inReadingOrder(title);
    body = inReadingOrder(body);
  }

  private static List<SummaryCandidate> inReadingOrder(List<SummaryCandidate> segments) {
    return segments.stream()
        .sorted(Comparator.comparingInt(candidate -> candidate.segment().ordinal()))
        .toList();
  }
}
