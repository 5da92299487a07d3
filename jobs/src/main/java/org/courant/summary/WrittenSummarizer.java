package org.courant.summary;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.courant.briefing.Finding;

/**
 * Makes a summary of what a checkpoint wrote of a briefing in its own language; see {@link
 * WrittenSentences}. Where nothing is left, the summary is extractive.
 */
public final class WrittenSummarizer implements Summarizer {
  private final Draft draft;
  private final String language;
  private final FiguresOfSource figures;
  private final SummaryOptions options;

  /**
   * A summarizer for the one briefing of which the draft was written.
   *
   * @param language BCP 47 tag of the briefing's language
   */
  public WrittenSummarizer(
      Draft draft, String language, FiguresOfSource figures, SummaryOptions options) {
    this.draft = Objects.requireNonNull(draft, "draft");
    this.language = Objects.requireNonNull(language, "language");
    this.figures = Objects.requireNonNull(figures, "figures");
    this.options = Objects.requireNonNull(options, "options");
  }

  @Override
  public SourceSummary summarize(SummaryInput briefing) {
    SourceSummary extract = Summarizer.ofSegments(options.extractive()).summarize(briefing);
    WrittenSentences written =
        new WrittenSentences(briefing, language, figures, SentenceCheck.none(), options);
    written.addAll(draft);
    List<SummarySentence> sentences = written.withinLength();
    List<Finding> flags = written.flags();
    if (sentences.isEmpty()) {
      return new SourceSummary(
          extract.method(),
          extract.sentences(),
          extract.headline(),
          Stream.of(flags, extract.flags()).flatMap(List::stream).toList());
    }
    return new SourceSummary(draft.method(), sentences, extract.headline(), flags);
  }
}
