package org.courant.summary;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.courant.briefing.LocalizedBriefing;
import org.courant.briefing.Origin;
import org.courant.briefing.Segment;
import org.courant.briefing.TranslatedSegment;

/**
 * Makes a summary of what a checkpoint wrote of a translation, in the target language; see {@link
 * WrittenSentences}. The summary in the source language is made of the very sentences that support
 * it. Where nothing is left, the summary is the extractive one.
 */
public final class TranslationSummarizer {
  private final SourceSummary extract;
  private final SummaryOptions options;

  /**
   * A summarizer for one briefing in all its languages.
   *
   * @param extract its extractive summary, which has the headline too
   */
  public TranslationSummarizer(SourceSummary extract, SummaryOptions options) {
    this.extract = Objects.requireNonNull(extract, "extract");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * The summary in one language.
   *
   * @param draft what was written of the translation
   * @param figures of the translation
   * @param check what else is asked of a sentence
   */
  public Summary summarize(
      LocalizedBriefing briefing, Draft draft, FiguresOfSource figures, SentenceCheck check) {
    Summary otherwise = Summary.of(briefing, extract, Map.of(), options.languages());
    WrittenSentences written =
        new WrittenSentences(text(briefing), briefing.language(), figures, check, options);
    written.addAll(draft);
    List<SummarySentence> sentences = written.withinLength();
    if (sentences.isEmpty()) {
      return otherwise.flaggedFirst(written.flags());
    }
    return new Summary(
        otherwise.headline(),
        shown(SummaryLanguage.TARGET, sentences.stream().map(SummarySentence::text)),
        shown(SummaryLanguage.SOURCE, sources(briefing, sentences)),
        draft.method(),
        sentences.stream().map(SummarySentence::support).toList(),
        Stream.concat(
                written.flags().stream(), Summary.flaggedTranslations(briefing, sentences).stream())
            .toList());
  }

  /** What a model may summarize: what was translated, without the segments that stayed as is. */
  public static List<Segment> readable(LocalizedBriefing briefing) {
    return briefing.segments().stream()
        .filter(segment -> segment.origin() != Origin.FALLBACK && !segment.target().isBlank())
        .map(TranslationSummarizer::inTarget)
        .toList();
  }

  private static SummaryInput text(LocalizedBriefing briefing) {
    List<SummaryCandidate> all =
        readable(briefing).stream()
            .map(segment -> new SummaryCandidate(segment, new float[0], 0))
            .toList();
    return new SummaryInput(
        all.stream().filter(TranslationSummarizer::isTitle).toList(),
        all.stream().filter(candidate -> !isTitle(candidate)).toList());
  }

  private static boolean isTitle(SummaryCandidate candidate) {
    return candidate.segment().paragraph() == Segment.TITLE_PARAGRAPH;
  }

  private static Segment inTarget(TranslatedSegment translated) {
    Segment segment = translated.segment();
    return new Segment(segment.paragraph(), segment.ordinal(), segment.kind(), translated.target());
  }

  private static Stream<String> sources(
      LocalizedBriefing briefing, List<SummarySentence> sentences) {
    List<Integer> support =
        sentences.stream().flatMap(sentence -> sentence.support().stream()).toList();
    return briefing.briefing().segments().stream()
        .filter(segment -> support.contains(segment.ordinal()))
        .map(Segment::source);
  }

  private String shown(SummaryLanguage language, Stream<String> sentences) {
    String text = sentences.collect(Collectors.joining(" "));
    return options.languages().contains(language) ? text : "";
  }
}
