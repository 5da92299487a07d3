package org.courant.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.courant.briefing.Segment;
import org.courant.summary.SourceSummary;
import org.courant.summary.Summarizer;
import org.courant.summary.SummaryInput;
import org.courant.summary.SummaryMethod;
import org.courant.summary.SummarySentence;
import org.courant.text.SegmentKind;

/**
 * Sentences by chance: what a summarizer has to beat.
 *
 * @param sentences how many
 * @param seed decides the chance
 */
public record RandomSummarizer(int sentences, long seed) implements Summarizer {
  @Override
  public SourceSummary summarize(SummaryInput briefing) {
    List<Segment> segments = new ArrayList<>();
    briefing.body().stream()
        .map(candidate -> candidate.segment())
        .filter(segment -> segment.kind() == SegmentKind.BODY)
        .forEach(segments::add);
    // The text decides as well, so that briefings of one length do not share their choice.
    int text = segments.stream().map(Segment::source).toList().hashCode();
    Collections.shuffle(segments, new Random(seed ^ text));
    List<SummarySentence> chosen =
        segments.stream()
            .limit(sentences)
            .sorted((left, right) -> Integer.compare(left.ordinal(), right.ordinal()))
            .map(segment -> SummarySentence.verbatim(segment.source(), List.of(segment.ordinal())))
            .toList();
    return new SourceSummary(SummaryMethod.NONE, chosen, List.of(), List.of());
  }
}
