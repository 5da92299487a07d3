package org.courant.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.courant.summary.Summarizer;
import org.courant.summary.Summary;
import org.courant.summary.SummaryCandidate;
import org.courant.text.SegmentKind;
import org.courant.translation.BriefingAssembler;
import org.courant.translation.QualityCheck;
import org.courant.translation.SegmentChecker;
import org.courant.translation.SegmentKey;
import org.courant.translation.SegmentTranslation;

/**
 * The task of the desk: check → assemble → summarize, one briefing at a time in every language. A
 * briefing of which the model translated nothing at all is a reject.
 */
record Desk(List<String> languages, int summarySentences, RunStamp stamp)
    implements FlatMapFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Row row) {
    Briefing briefing = WorkTables.briefing(row.<Row>getAs(WorkTables.BRIEFING));
    Map<String, SegmentTranslation> translations = translations(row);
    if (nothingSucceeded(translations.values())) {
      return List.of(rejected(briefing, translations.values())).iterator();
    }
    List<Integer> central = summarize(briefing, translations);
    List<Row> rows = new ArrayList<>();
    for (String language : languages) {
      List<TranslatedSegment> segments = check(briefing, translations, language);
      LocalizedBriefing localized = BriefingAssembler.assemble(briefing, language, segments);
      rows.add(localized(localized, Summary.of(localized, central)));
    }
    return rows.iterator();
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

  private static List<TranslatedSegment> check(
      Briefing briefing, Map<String, SegmentTranslation> translations, String language) {
    return new SegmentChecker(QualityCheck.standard()).check(briefing, translations, language);
  }

  private List<Integer> summarize(Briefing briefing, Map<String, SegmentTranslation> translations) {
    List<SummaryCandidate> candidates = new ArrayList<>();
    for (Segment segment : briefing.segments()) {
      SegmentTranslation own = translations.get(SegmentKey.of(segment.source()));
      if (segment.kind() == SegmentKind.BODY && own != null && own.succeeded()) {
        candidates.add(new SummaryCandidate(segment.ordinal(), segment.source(), own.embedding()));
      }
    }
    return new Summarizer(summarySentences).choose(candidates);
  }

  private Row localized(LocalizedBriefing localized, Summary summary) {
    Object[] segments =
        localized.segments().stream()
            .map(segment -> BriefingTables.segment(localized.briefing().id(), segment))
            .toArray();
    return RowFactory.create(
        localized.language(), BriefingTables.briefing(localized, summary, stamp), segments, null);
  }
}
