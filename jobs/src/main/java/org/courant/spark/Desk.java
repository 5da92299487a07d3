package org.courant.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.courant.briefing.Briefing;
import org.courant.briefing.LocalizedBriefing;
import org.courant.briefing.Reject;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Segment;
import org.courant.briefing.Stage;
import org.courant.briefing.TranslatedSegment;
import org.courant.glossary.Glossary;
import org.courant.summary.SourceSummary;
import org.courant.summary.Summarizer;
import org.courant.summary.Summary;
import org.courant.summary.SummaryCandidate;
import org.courant.summary.SummaryInput;
import org.courant.summary.SummaryOptions;
import org.courant.summary.WrittenSummarizer;
import org.courant.text.SegmentKind;
import org.courant.translation.BriefingAssembler;
import org.courant.translation.Confidence;
import org.courant.translation.SegmentChecker;
import org.courant.translation.SegmentKey;
import org.courant.translation.SegmentTranslation;
import org.courant.translation.SourceFigures;

/**
 * The task of the desk: check → assemble → summarize, one briefing at a time in every language. A
 * briefing of which the model translated nothing at all is a reject.
 *
 * @param languages BCP 47 tags of the targets
 * @param summary what is asked of the summaries
 * @param writer the model that writes them of translations, or null
 * @param confidence how far to trust targets
 * @param reviewBelow a briefing of lower confidence needs review
 * @param stamp names the run
 */
record Desk(
    List<String> languages,
    SummaryOptions summary,
    SummaryWriter writer,
    Glossary glossary,
    Confidence confidence,
    double reviewBelow,
    RunStamp stamp)
    implements FlatMapFunction<Row, Row> {
  /** Paragraph and ordinal of what stands in no paragraph. */
  private static final int NO_PLACE = -1;

  @Override
  public Iterator<Row> call(Row row) {
    Briefing briefing = WorkTables.briefing(row.<Row>getAs(WorkTables.BRIEFING));
    Map<String, SegmentTranslation> translations = translations(row);
    List<SegmentTranslation> own = own(briefing, translations);
    if (nothingSucceeded(own)) {
      return List.of(rejected(briefing, own)).iterator();
    }
    Map<String, List<TranslatedSegment>> receipts = new LinkedHashMap<>();
    languages.forEach(language -> receipts.put(language, check(briefing, translations, language)));
    SourceSummary chosen = summarize(row, briefing, translations, receipts.values());
    List<Row> rows = new ArrayList<>();
    receipts.forEach(
        (language, segments) ->
            rows.add(
                localized(
                    BriefingAssembler.assemble(briefing, language, segments, reviewBelow),
                    chosen,
                    translations)));
    return rows.iterator();
  }

  /** Translations of the briefing's segments, without those of a written summary. */
  private static List<SegmentTranslation> own(
      Briefing briefing, Map<String, SegmentTranslation> translations) {
    return briefing.segments().stream()
        .map(segment -> translations.get(SegmentKey.of(segment.source())))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static Map<String, SegmentTranslation> translations(Row row) {
    Map<String, SegmentTranslation> translations = new TreeMap<>();
    int field = row.fieldIndex(WorkTables.TRANSLATIONS);
    if (!row.isNullAt(field)) {
      for (Row translation : row.<Row>getList(field)) {
        translations.merge(
            translation.getAs(WorkTables.KEY),
            WorkTables.translation(translation),
            (one, other) -> one.isReused() ? one.or(other) : other.or(one));
      }
    }
    return translations;
  }

  private static boolean nothingSucceeded(Collection<SegmentTranslation> translations) {
    return !translations.isEmpty()
        && translations.stream().noneMatch(SegmentTranslation::succeeded);
  }

  private static Row rejected(Briefing briefing, Collection<SegmentTranslation> translations) {
    String detail =
        "the model failed on all %d sentences, for example: %s"
            .formatted(translations.size(), translations.iterator().next().failure());
    Reject reject =
        new Reject(
            briefing.sourceUri(),
            briefing.id(),
            null,
            Stage.TRANSLATE,
            RejectReason.TRANSLATION_FAILED,
            detail);
    return RowFactory.create(null, null, null, BriefingTables.reject(reject));
  }

  private List<TranslatedSegment> check(
      Briefing briefing, Map<String, SegmentTranslation> translations, String language) {
    return checker().check(briefing, translations, language);
  }

  private SegmentChecker checker() {
    return SegmentChecker.with(glossary, confidence);
  }

  private SourceSummary summarize(
      Row row,
      Briefing briefing,
      Map<String, SegmentTranslation> translations,
      Collection<List<TranslatedSegment>> receipts) {
    List<SummaryCandidate> title = new ArrayList<>();
    List<SummaryCandidate> body = new ArrayList<>();
    for (int i = 0; i < briefing.segments().size(); i++) {
      Segment segment = briefing.segments().get(i);
      List<SummaryCandidate> place = segment.kind() == SegmentKind.TITLE ? title : body;
      place.add(
          new SummaryCandidate(
              segment, embedding(segment, translations), flaggedShare(receipts, i)));
    }
    return summarizer(row, briefing).summarize(new SummaryInput(title, body));
  }

  private Summarizer summarizer(Row row, Briefing briefing) {
    Row draft = row.getAs(WorkTables.DRAFT);
    if (draft == null) {
      return Summarizer.ofSegments(writer == null ? summary : summary.extractive());
    }
    String text =
        briefing.segments().stream().map(Segment::source).collect(Collectors.joining("\n"));
    SourceFigures figures = SourceFigures.of(text, briefing.sourceLang());
    return new WrittenSummarizer(
        WorkTables.draft(draft), briefing.sourceLang(), figures::unknownIn, summary);
  }

  /** The written sentences of a summary in one language, by their source text. */
  private Map<String, TranslatedSegment> written(
      SourceSummary chosen,
      Briefing briefing,
      Map<String, SegmentTranslation> translations,
      String language) {
    List<Segment> sentences =
        chosen.sentences().stream()
            .filter(sentence -> !sentence.verbatim())
            .map(sentence -> new Segment(NO_PLACE, NO_PLACE, SegmentKind.SUMMARY, sentence.text()))
            .toList();
    return checker().check(sentences, briefing.sourceLang(), translations, language).stream()
        .collect(
            Collectors.toMap(translated -> translated.segment().source(), Function.identity()));
  }

  /** A segment's vector from the encoder; empty for what was not translated. */
  static float[] embedding(Segment segment, Map<String, SegmentTranslation> translations) {
    SegmentTranslation own = translations.get(SegmentKey.of(segment.source()));
    return own == null ? new float[0] : own.embedding();
  }

  /** Share of the languages in which the segment at an index is flagged. */
  private static double flaggedShare(Collection<List<TranslatedSegment>> receipts, int index) {
    return receipts.stream()
        .mapToDouble(segments -> segments.get(index).flags().isEmpty() ? 0 : 1)
        .average()
        .orElse(0);
  }

  private Row localized(
      LocalizedBriefing localized,
      SourceSummary chosen,
      Map<String, SegmentTranslation> translations) {
    Object[] segments =
        localized.segments().stream()
            .map(segment -> BriefingTables.segment(localized.briefing().id(), segment))
            .toArray();
    Summary own = summary(localized, chosen, translations);
    return RowFactory.create(
        localized.language(), BriefingTables.briefing(localized, own, stamp), segments, null);
  }

  private Summary summary(
      LocalizedBriefing localized,
      SourceSummary chosen,
      Map<String, SegmentTranslation> translations) {
    if (writer != null) {
      return new TranslationDesk(writer, summary).summarize(localized, chosen);
    }
    Map<String, TranslatedSegment> written =
        written(chosen, localized.briefing(), translations, localized.language());
    return Summary.of(localized, chosen, written, summary.languages());
  }
}
