package org.courant.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.courant.checkpoint.Calibration.Curve;
import org.courant.evaluation.ConfidenceReport.Sentence;
import org.junit.jupiter.api.Test;

class ConfidenceReportTest {
  private static final Curve TRUTH = new Curve(0.8, 1.7, 50, 0);

  /** Sentences that follow a curve, with noise of mean zero around it. */
  private static ConfidenceReport sentences(double noise) {
    Random random = new Random(5);
    List<Sentence> sentences =
        IntStream.range(0, 4000)
            .mapToObj(
                i -> {
                  double mean = -2 * random.nextDouble();
                  double share = TRUTH.at(mean) + noise * (random.nextDouble() - 0.5);
                  return new Sentence(mean, Math.exp(mean), 50 * Math.max(0, share));
                })
            .toList();
    return new ConfidenceReport(sentences, 100);
  }

  @Test
  void theCurveIsFound() {
    Curve exact = sentences(0).curve(50);
    assertEquals(TRUTH.intercept(), exact.intercept(), 1e-4);
    assertEquals(TRUTH.slope(), exact.slope(), 1e-4);
    assertEquals(4000, exact.lines());
    Curve noisy = sentences(0.1).curve(50);
    assertEquals(TRUTH.intercept(), noisy.intercept(), 0.05);
    assertEquals(TRUTH.slope(), noisy.slope(), 0.05);
  }

  @Test
  void aCurveHalvesNothingButTheError() {
    ConfidenceReport raw = sentences(0.1);
    Curve curve = raw.curve(50);
    List<Sentence> judged =
        raw.sentences().stream()
            .map(
                s ->
                    new Sentence(
                        s.meanLogProbability(), curve.at(s.meanLogProbability()), s.chrf()))
            .toList();
    ConfidenceReport calibrated = new ConfidenceReport(judged, 50);

    assertEquals(0, calibrated.error(5), 0.01);
    assertTrue(raw.error(5) > 0.1, "the probability is no promise: " + raw.error(5));
    assertEquals(raw.spearman(), calibrated.spearman(), 1e-9, "the order stays");
  }

  @Test
  void whatRisesTheWrongWayIsRefused() {
    List<Sentence> upsideDown =
        List.of(new Sentence(-1, 0.4, 10), new Sentence(-2, 0.1, 40), new Sentence(-3, 0.1, 60));
    assertThrows(
        IllegalArgumentException.class, () -> new ConfidenceReport(upsideDown, 100).curve(100));
  }
}
