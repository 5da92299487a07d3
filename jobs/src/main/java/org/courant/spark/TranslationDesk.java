package org.courant.spark;

import java.util.List;
import java.util.stream.Collectors;
import org.courant.briefing.Finding;
import org.courant.briefing.LocalizedBriefing;
import org.courant.briefing.Segment;
import org.courant.summary.Draft;
import org.courant.summary.DraftWriter;
import org.courant.summary.SourceSummary;
import org.courant.summary.Summary;
import org.courant.summary.SummaryOptions;
import org.courant.summary.TranslationSummarizer;
import org.courant.translation.Candidate;
import org.courant.translation.QualityCheck;
import org.courant.translation.SourceFigures;

/**
 * Has a model write the summary of a translation, in its language.
 *
 * @param writer the model
 * @param options what is asked of the summaries
 */
record TranslationDesk(SummaryWriter writer, SummaryOptions options) {

  /** The summary of a briefing in one language; {@code extract} stands in where nothing comes. */
  Summary summarize(LocalizedBriefing localized, SourceSummary extract) {
    List<Segment> readable = TranslationSummarizer.readable(localized);
    String language = localized.language();
    Draft draft = DraftWriter.untranslated(writer.in(language), language).write(readable);
    SourceFigures figures = SourceFigures.of(text(readable), language);
    return new TranslationSummarizer(extract, options)
        .summarize(
            localized,
            draft,
            figures::unknownIn,
            (sentence, support) -> examined(localized, sentence, support));
  }

  /** A summary that stays in the language of the briefing is one of the things that go wrong. */
  private static List<Finding> examined(
      LocalizedBriefing localized, String sentence, List<Integer> support) {
    List<Segment> all = localized.briefing().segments();
    List<Segment> said =
        all.stream().filter(segment -> support.contains(segment.ordinal())).toList();
    Candidate candidate =
        new Candidate(
            text(said.isEmpty() ? all : said),
            localized.briefing().sourceLang(),
            sentence,
            localized.language(),
            0,
            false);
    return QualityCheck.examineAll(QualityCheck.ofForm(), candidate);
  }

  private static String text(List<Segment> segments) {
    return segments.stream().map(Segment::source).collect(Collectors.joining("\n"));
  }
}
