package org.courant.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.RowFactory;
import org.courant.briefing.Briefing;
import org.courant.briefing.LocalizedBriefing;
import org.courant.briefing.Segment;
import org.courant.briefing.TranslatedSegment;
import org.courant.inference.SourceText;
import org.courant.summary.SourceSummary;
import org.courant.summary.Summarizer;
import org.courant.summary.Summary;
import org.courant.summary.SummaryCandidate;
import org.courant.summary.SummaryInput;
import org.courant.summary.SummaryOptions;
import org.courant.translation.BriefingAssembler;
import org.courant.translation.Decoder;
import org.courant.translation.SegmentChecker;
import org.courant.translation.SegmentKey;
import org.courant.translation.SegmentTranslation;
import org.courant.translation.SourceLimit;
import org.courant.translation.TextSegmenter;
import org.courant.translation.Translatable;

/**
 * Answers calls of the functions, many at a time: the distinct sentences of all texts meet the
 * model together, with the checks and the ladder of a job.
 */
final class TextDesk {
  private final TextSettings settings;
  private final TextSegmenter segmenter;
  private final SegmentChecker checker;

  /** A desk of this JVM; the model is loaded when a sentence first needs it. */
  TextDesk(TextSettings settings) {
    this.settings = settings;
    SourceLimit limit = ExecutorModels.sourceLimit(settings.model());
    this.segmenter = new TextSegmenter(settings.sourceLanguage(), limit);
    this.checker = SegmentChecker.with(settings.glossary(), settings.confidence());
  }

  /** A call with the segments of its text, which are its share of a batch. */
  record Cut(TextCall call, List<Segment> segments) {}

  /** Cuts the text of a call. */
  Cut cut(TextCall call) {
    return new Cut(call, call.isNull() ? List.of() : segmenter.segments(call.text()));
  }

  /** One answer for each call, in their order: null for a call of nothing. */
  List<Object> answer(List<Cut> calls) {
    Map<String, Map<String, SegmentTranslation>> translations = translate(calls);
    List<Object> answers = new ArrayList<>();
    for (Cut cut : calls) {
      TextCall call = cut.call();
      answers.add(
          call.isNull() ? null : answer(call, cut.segments(), translations.get(call.language())));
    }
    return answers;
  }

  /** Translations by language and key. */
  private Map<String, Map<String, SegmentTranslation>> translate(List<Cut> calls) {
    Map<String, Map<String, SourceText>> open = new TreeMap<>();
    for (Cut cut : calls) {
      if (cut.call().isNull()) {
        continue;
      }
      settings.requireLanguage(cut.call().language());
      Map<String, SourceText> texts =
          open.computeIfAbsent(cut.call().language(), language -> new LinkedHashMap<>());
      for (Segment segment : cut.segments()) {
        if (Translatable.isTranslatable(segment)) {
          String key = SegmentKey.of(segment.source());
          texts.putIfAbsent(key, new SourceText(key, segment.source()));
        }
      }
    }
    // Languages that lack the same texts share their encoding, as in a job.
    Map<Set<String>, List<String>> sharing = new LinkedHashMap<>();
    open.forEach(
        (language, texts) ->
            sharing.computeIfAbsent(texts.keySet(), keys -> new ArrayList<>()).add(language));
    Map<String, Map<String, SegmentTranslation>> translations = new HashMap<>();
    for (List<String> languages : sharing.values()) {
      List<SourceText> texts = List.copyOf(open.get(languages.get(0)).values());
      Map<String, SegmentTranslation> translated = translate(texts, languages);
      languages.forEach(language -> translations.put(language, translated));
    }
    return translations;
  }

  private Map<String, SegmentTranslation> translate(
      List<SourceText> texts, List<String> languages) {
    Map<String, SegmentTranslation> translations = new HashMap<>();
    if (!texts.isEmpty()) {
      Decoder decoder =
          new Decoder(
              ExecutorModels.translator(settings.model()),
              ExecutorModels.sourceLimit(settings.model()),
              settings.generation(),
              settings.batchTokens());
      settings
          .ladder()
          .translate(decoder, languages, settings.sourceLanguage(), texts)
          .forEach(translation -> translations.put(translation.key(), translation));
    }
    return translations;
  }

  private Object answer(
      TextCall call, List<Segment> segments, Map<String, SegmentTranslation> translations) {
    List<TranslatedSegment> receipt =
        checker.check(segments, settings.sourceLanguage(), translations, call.language());
    String text = TextSegmenter.assemble(call.text(), receipt);
    Briefing briefing =
        new Briefing("", "", "", settings.sourceLanguage(), "", segments, List.of(), Map.of());
    LocalizedBriefing localized =
        BriefingAssembler.assemble(briefing, call.language(), receipt, settings.reviewBelow());
    return switch (call.function()) {
      case TRANSLATE_TEXT -> text;
      case SUMMARIZE_TEXT -> summary(localized, translations);
      case TRANSLATE_RECEIPT ->
          RowFactory.create(
              text,
              localized.confidence(),
              localized.needsReview(),
              segments.size(),
              localized.flagged(),
              localized.flags().toArray(String[]::new));
    };
  }

  private static String summary(
      LocalizedBriefing localized, Map<String, SegmentTranslation> translations) {
    List<SummaryCandidate> body =
        localized.segments().stream()
            .map(
                segment ->
                    new SummaryCandidate(
                        segment.segment(),
                        Desk.embedding(segment.segment(), translations),
                        segment.flags().isEmpty() ? 0 : 1))
            .toList();
    SummaryOptions options = SummaryOptions.defaults();
    SourceSummary chosen =
        Summarizer.ofSegments(options).summarize(new SummaryInput(List.of(), body));
    return Summary.of(localized, chosen, Map.of(), options.languages()).target();
  }
}
