package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.courant.briefing.Briefing;
import org.courant.briefing.Finding;
import org.courant.briefing.Origin;
import org.courant.briefing.Rung;
import org.courant.briefing.Segment;
import org.courant.briefing.TranslatedSegment;
import org.courant.glossary.Glossary;
import org.courant.glossary.TermUse;
import org.courant.inference.TargetText;

/** Gives every segment of a briefing its target and what the checks find in it. */
public final class SegmentChecker {
  /** Code of the finding on a segment whose source stands in for a target. */
  public static final String TRANSLATION_FAILED = "translation_failed";

  /** Code of the finding on a target that the model itself thought improbable. */
  public static final String LOW_CONFIDENCE = "low_confidence";

  /** The bound of {@link #LOW_CONFIDENCE}. */
  static final double LEAST_CONFIDENCE = 0.15;

  private final List<QualityCheck> checks;
  private final Glossary glossary;
  private final Confidence confidence;

  private SegmentChecker(List<QualityCheck> checks, Glossary glossary, Confidence confidence) {
    this.checks = List.copyOf(checks);
    this.glossary = Objects.requireNonNull(glossary, "glossary");
    this.confidence = Objects.requireNonNull(confidence, "confidence");
  }

  /**
   * Flags what the checks of a run find, tells what became of the glossary's terms, and how far to
   * trust the rest.
   */
  public static SegmentChecker with(Glossary glossary, Confidence confidence) {
    return new SegmentChecker(QualityCheck.with(glossary), glossary, confidence);
  }

  /**
   * The receipt of a briefing in one language, in reading order.
   *
   * @param translations by {@link SegmentKey} of the source text, one for each that is {@linkplain
   *     Translatable translatable}
   */
  public List<TranslatedSegment> check(
      Briefing briefing, Map<String, SegmentTranslation> translations, String language) {
    return check(briefing.segments(), briefing.sourceLang(), translations, language);
  }

  /**
   * The receipt of other segments of the same kind, such as those of a written summary.
   *
   * @param sourceLanguage BCP 47 tag of the segments' language
   */
  public List<TranslatedSegment> check(
      List<Segment> segments,
      String sourceLanguage,
      Map<String, SegmentTranslation> translations,
      String language) {
    return segments.stream()
        .map(segment -> translated(segment, sourceLanguage, translations, language))
        .toList();
  }

  private TranslatedSegment translated(
      Segment segment,
      String sourceLanguage,
      Map<String, SegmentTranslation> translations,
      String language) {
    if (!Translatable.isTranslatable(segment)) {
      return TranslatedSegment.copied(segment);
    }
    SegmentTranslation translation = translations.get(SegmentKey.of(segment.source()));
    Objects.requireNonNull(translation, () -> "no translation of: " + segment.source());
    return translation
        .in(language)
        .map(target -> checked(segment, sourceLanguage, target))
        .orElseGet(
            () ->
                fallback(
                    segment,
                    sourceLanguage,
                    language,
                    translation.sourceTokens(),
                    reason(translation)));
  }

  private TranslatedSegment checked(Segment segment, String sourceLanguage, SegmentTarget found) {
    TargetText target = found.text();
    if (found.origin() == Origin.HUMAN) {
      return human(segment, found);
    }
    if (found.rung() == Rung.SOURCE) {
      return fallback(
          segment,
          sourceLanguage,
          target.language(),
          target.sourceTokens(),
          "every target had to be thrown away");
    }
    Candidate candidate = Candidate.of(segment.source(), sourceLanguage, target);
    double trust = confidence.of(found);
    List<Finding> findings = new ArrayList<>(QualityCheck.examineAll(checks, candidate));
    if (trust < LEAST_CONFIDENCE) {
      findings.add(
          new Finding(
              LOW_CONFIDENCE,
              String.format(Locale.ROOT, "confidence %.2f, below %.2f", trust, LEAST_CONFIDENCE)));
    }
    return new TranslatedSegment(
        segment,
        target.text(),
        target.score(),
        trust,
        found.origin(),
        found.rung(),
        findings,
        target.sourceTokens(),
        target.targetTokens(),
        target.truncated(),
        uses(segment, sourceLanguage, target.text(), target.language()));
  }

  private List<TermUse> uses(
      Segment segment, String sourceLanguage, String target, String language) {
    return glossary.isEmpty()
        ? List.of()
        : glossary.pair(sourceLanguage, language).uses(segment.source(), target);
  }

  /** What a person wrote is not second-guessed. */
  private static TranslatedSegment human(Segment segment, SegmentTarget found) {
    TargetText target = found.text();
    return new TranslatedSegment(
        segment,
        target.text(),
        0,
        1,
        Origin.HUMAN,
        found.rung(),
        List.of(),
        target.sourceTokens(),
        0,
        false,
        List.of());
  }

  private static String reason(SegmentTranslation translation) {
    return Objects.requireNonNullElse(translation.failure(), "no target");
  }

  private TranslatedSegment fallback(
      Segment segment, String sourceLanguage, String language, int sourceTokens, String reason) {
    return new TranslatedSegment(
        segment,
        segment.source(),
        0,
        0,
        Origin.FALLBACK,
        Rung.SOURCE,
        List.of(new Finding(TRANSLATION_FAILED, reason)),
        sourceTokens,
        0,
        false,
        uses(segment, sourceLanguage, segment.source(), language));
  }
}
