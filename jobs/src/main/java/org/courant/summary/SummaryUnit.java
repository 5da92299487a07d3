package org.courant.summary;

import java.util.List;
import java.util.stream.Collectors;
import org.courant.text.SegmentKind;

/**
 * Segments that stand in a summary together or not at all: as a rule one sentence.
 *
 * @param segments neighbours of one paragraph, in reading order
 * @param sentences number of sentences they hold
 */
record SummaryUnit(List<SummaryCandidate> segments, int sentences) {
  SummaryUnit {
    segments = List.copyOf(segments);
  }

  String text() {
    return segments.stream()
        .map(candidate -> candidate.segment().source())
        .collect(Collectors.joining(" "));
  }

  List<Integer> ordinals() {
    return segments.stream().map(candidate -> candidate.segment().ordinal()).toList();
  }

  int paragraph() {
    return segments.get(0).segment().paragraph();
  }

  SegmentKind kind() {
    return segments.get(0).segment().kind();
  }

  /** Share of the languages in which a translation is flagged, the worst of its segments'. */
  double flaggedShare() {
    return segments.stream().mapToDouble(SummaryCandidate::flaggedShare).max().orElse(0);
  }

  SummarySentence sentence() {
    return SummarySentence.verbatim(text(), ordinals());
  }
}
