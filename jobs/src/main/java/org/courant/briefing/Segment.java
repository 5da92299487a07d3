package org.courant.briefing;

import java.util.Objects;
import org.courant.text.SegmentKind;

/**
 * What the model translates: as a rule one sentence, never more than one paragraph.
 *
 * @param paragraph index of its paragraph in the briefing; the title is paragraph 0
 * @param ordinal position in the briefing, from 0
 * @param kind what its paragraph is on the page
 * @param source text in the source language
 * @param mark what stands before its paragraph in Markdown; empty where the source has no marks
 */
public record Segment(int paragraph, int ordinal, SegmentKind kind, String source, String mark) {
  /** The paragraph that holds the title. */
  public static final int TITLE_PARAGRAPH = 0;

  public Segment {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(mark, "mark");
  }

  /** A segment of a paragraph without a mark. */
  public Segment(int paragraph, int ordinal, SegmentKind kind, String source) {
    this(paragraph, ordinal, kind, source, "");
  }
}
