package org.courant.evaluation;

import java.util.List;
import org.courant.checkpoint.Calibration.Curve;

/**
 * Fits a logistic curve to sentence chrF by maximum quasi-likelihood, with Newton's method (Papke
 * and Wooldridge, 1996).
 */
final class CalibrationFit {
  private static final int STEPS = 50;
  private static final double SETTLED = 1e-10;

  /** Keeps the curve finite where all sentences are alike. */
  private static final double RIDGE = 1e-6;

  private CalibrationFit() {}

  /**
   * The curve of sentences.
   *
   * @param best the chrF that counts as 1; what is above it counts no more
   * @throws IllegalArgumentException if the better sentences are not the more probable ones
   */
  static Curve fit(List<ConfidenceReport.Sentence> sentences, double best) {
    double intercept = 0;
    double slope = 0;
    double step = 1;
    for (int i = 0; i < STEPS && step > SETTLED; i++) {
      double[] change = change(sentences, new Curve(intercept, slope, best, 0));
      intercept += change[0];
      slope += change[1];
      step = Math.abs(change[0]) + Math.abs(change[1]);
    }
    if (!(slope > 0)) {
      throw new IllegalArgumentException(
          "Cannot calibrate: the better sentences are not the more probable ones");
    }
    return new Curve(intercept, slope, best, sentences.size());
  }

  /** One step: the gradient times the inverse of the information matrix. */
  private static double[] change(List<ConfidenceReport.Sentence> sentences, Curve curve) {
    double gradient = -RIDGE * curve.intercept();
    double gradientOfSlope = -RIDGE * curve.slope();
    double a = RIDGE;
    double b = 0;
    double c = RIDGE;
    for (ConfidenceReport.Sentence sentence : sentences) {
      double x = sentence.meanLogProbability();
      double expected = curve.at(x);
      double found = Math.min(1, sentence.chrf() / curve.best());
      double weight = expected * (1 - expected);
      gradient += found - expected;
      gradientOfSlope += (found - expected) * x;
      a += weight;
      b += weight * x;
      c += weight * x * x;
    }
    double determinant = a * c - b * b;
    return new double[] {
      (c * gradient - b * gradientOfSlope) / determinant,
      (a * gradientOfSlope - b * gradient) / determinant
    };
  }
}
