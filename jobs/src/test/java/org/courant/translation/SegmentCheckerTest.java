package org.courant.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.courant.briefing.Finding;
import org.courant.briefing.Origin;
import org.courant.briefing.Rung;
import org.courant.briefing.Segment;
import org.courant.briefing.TranslatedSegment;
import org.courant.checkpoint.Calibration;
import org.courant.checkpoint.Calibration.Curve;
import org.courant.glossary.Glossary;
import org.courant.inference.TargetText;
import org.courant.text.SegmentKind;
import org.junit.jupiter.api.Test;

class SegmentCheckerTest {
  private static final String SOURCE = "We agree.";

  @Test
  void theConfidenceIsTheMeanTokenProbabilityUnlessItIsCalibrated() {
    assertEquals(Math.exp(-0.5), checked(Confidence.uncalibrated(), -0.5).confidence(), 1e-12);
    Calibration curve = Calibration.none().with("uk", new Curve(1, 2, 60, 9));
    Confidence calibrated = new Confidence(curve, Calibration.none());
    assertEquals(0.5, checked(calibrated, -0.5).confidence(), 1e-12);
  }

  @Test
  void whatTheModelDoubtsIsFlagged() {
    assertEquals(List.of(), checked(Confidence.uncalibrated(), Math.log(0.16)).flags());
    assertEquals(
        List.of(new Finding("low_confidence", "confidence 0.14, below 0.15")),
        checked(Confidence.uncalibrated(), Math.log(0.14)).flags());
  }

  @Test
  void codeIsCopiedAndPeopleAreBelieved() {
    Segment code = new Segment(1, 0, SegmentKind.CODE, SOURCE);
    assertEquals(Origin.COPIED, translated(code, -9, Origin.TRANSLATED).origin());
    Segment body = new Segment(1, 0, SegmentKind.BODY, SOURCE);
    TranslatedSegment human = translated(body, -9, Origin.HUMAN);
    assertEquals(1, human.confidence());
    assertEquals(List.of(), human.flags());
  }

  private static TranslatedSegment checked(Confidence confidence, double meanLogProbability) {
    Segment segment = new Segment(1, 0, SegmentKind.BODY, SOURCE);
    return translated(confidence, segment, meanLogProbability, Origin.TRANSLATED);
  }

  private static TranslatedSegment translated(
      Segment segment, double meanLogProbability, Origin origin) {
    return translated(Confidence.uncalibrated(), segment, meanLogProbability, origin);
  }

  private static TranslatedSegment translated(
      Confidence confidence, Segment segment, double meanLogProbability, Origin origin) {
    String key = SegmentKey.of(SOURCE);
    TargetText text = new TargetText(key, "uk", "Ми згодні.", -1, meanLogProbability, 4, 5, false);
    SegmentTarget target = new SegmentTarget(text, origin, Rung.DIRECT);
    SegmentTranslation translation =
        new SegmentTranslation(key, List.of(target), new float[0], 4, null);
    return SegmentChecker.with(Glossary.none(), confidence)
        .check(List.of(segment), "en", Map.of(key, translation), "uk")
        .get(0);
  }
}
