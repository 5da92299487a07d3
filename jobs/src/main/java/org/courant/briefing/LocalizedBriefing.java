package org.courant.briefing;

import java.util.List;
import java.util.Objects;

/**
 * A briefing in one target language.
 *
 * @param briefing the source
 * @param language BCP 47 tag of the target language
 * @param title the title, translated
 * @param body the body, translated; a blank line parts the paragraphs
 * @param segments the receipt, in reading order
 * @param confidence mean of the segments' confidences, weighted by source tokens
 * @param flagged number of segments that carry a flag
 * @param needsReview whether a person should read it before it is used
 * @param flags codes of all findings, sorted, each once
 */
public record LocalizedBriefing(
    Briefing briefing,
    String language,
    String title,
    String body,
    List<TranslatedSegment> segments,
    double confidence,
    int flagged,
    boolean needsReview,
    List<String> flags) {
  public LocalizedBriefing {
    Objects.requireNonNull(briefing, "briefing");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(body, "body");
    segments = List.copyOf(segments);
    flags = List.copyOf(flags);
  }
}
