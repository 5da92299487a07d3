package org.courant.summary;

import java.util.Locale;

/** How a summary is asked for; the values of the option {@code summary}. */
public enum SummaryStrategy {
  /** Sentences of the briefing that tell most of it. */
  EXTRACTIVE,
  /** New sentences, written by a summarization checkpoint. */
  ABSTRACTIVE,
  /** The first sentences of the body. */
  LEAD,
  /** No summary. */
  NONE;

  /** The value of the option, for example {@code extractive}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
