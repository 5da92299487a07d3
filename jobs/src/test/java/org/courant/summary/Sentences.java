package org.courant.summary;

import java.util.ArrayList;
import java.util.List;
import org.courant.briefing.Segment;
import org.courant.text.SegmentKind;

/** Briefings put together by hand, one segment after the other. */
final class Sentences {
  private final List<SummaryCandidate> title = new ArrayList<>();
  private final List<SummaryCandidate> body = new ArrayList<>();
  private int paragraph;
  private int ordinal;

  /** Begins a paragraph. */
  Sentences paragraph() {
    paragraph++;
    return this;
  }

  Sentences title(String source, float... embedding) {
    title.add(candidate(SegmentKind.TITLE, source, 0, embedding));
    return this;
  }

  Sentences body(String source, float... embedding) {
    return of(SegmentKind.BODY, source, embedding);
  }

  Sentences of(SegmentKind kind, String source, float... embedding) {
    body.add(candidate(kind, source, 0, embedding));
    return this;
  }

  Sentences flagged(double share, String source, float... embedding) {
    body.add(candidate(SegmentKind.BODY, source, share, embedding));
    return this;
  }

  SummaryInput input() {
    return new SummaryInput(title, body);
  }

  private SummaryCandidate candidate(
      SegmentKind kind, String source, double flaggedShare, float[] embedding) {
    return new SummaryCandidate(
        new Segment(paragraph, ordinal++, kind, source), embedding, flaggedShare);
  }
}
