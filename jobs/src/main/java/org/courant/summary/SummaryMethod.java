package org.courant.summary;

import java.util.Locale;

/** How a summary was really made; the values of the {@code summary_method} column. */
public enum SummaryMethod {
  /** Sentences of the briefing that tell most of it. */
  EXTRACTIVE,
  /** The same for a long briefing, of which every section had its turn. */
  EXTRACTIVE_SECTIONS,
  /** Written by a summarization checkpoint. */
  ABSTRACTIVE,
  /** The same for a long briefing, section by section. */
  ABSTRACTIVE_SECTIONS,
  /** The first sentences of the body. */
  LEAD,
  /** The whole body, which is short enough to be its own summary. */
  WHOLE,
  /** No summary: none was asked for, or nothing in the briefing could stand in one. */
  NONE;

  /** The value of the column, for example {@code extractive_sections}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
