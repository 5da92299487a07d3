package org.courant.summary;

import java.util.List;

/**
 * Makes the summary of one briefing in its source language. The same briefing gives the same
 * summary, whatever was summarized before and in whatever order its segments are listed.
 */
@FunctionalInterface
public interface Summarizer {
  /** The summary; an empty one where nothing can stand in it, never an exception for a text. */
  SourceSummary summarize(SummaryInput briefing);

  /** A summarizer that takes its sentences from the briefing. */
  static Summarizer ofSegments(SummaryOptions options) {
    return switch (options.strategy()) {
      case EXTRACTIVE -> new SegmentSummarizer(new ExtractiveRanking(), options.length());
      case LEAD -> new SegmentSummarizer(new LeadRanking(), options.length());
      case NONE -> briefing -> nothing();
      case ABSTRACTIVE ->
          throw new IllegalArgumentException(
              "Invalid summary: abstractive, must be extractive, lead or none");
    };
  }

  private static SourceSummary nothing() {
    return new SourceSummary(SummaryMethod.NONE, List.of(), List.of(), List.of());
  }
}
