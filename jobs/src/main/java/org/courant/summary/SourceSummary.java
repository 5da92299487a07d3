package org.courant.summary;

import java.util.List;
import java.util.Objects;
import org.courant.briefing.Finding;

/**
 * A summary before it meets a target language; one for all of them.
 *
 * @param method how it was really made
 * @param sentences its sentences in the order they are read
 * @param headline ordinals of the segments that make the headline, ascending; none if nothing fits
 * @param flags what the reader should know of it, whatever the language
 */
public record SourceSummary(
    SummaryMethod method,
    List<SummarySentence> sentences,
    List<Integer> headline,
    List<Finding> flags) {
  public SourceSummary {
    Objects.requireNonNull(method, "method");
    sentences = List.copyOf(sentences);
    headline = headline.stream().sorted().toList();
    flags = List.copyOf(flags);
  }
}
