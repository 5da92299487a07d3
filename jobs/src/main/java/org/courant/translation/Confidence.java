package org.courant.translation;

import java.io.Serializable;
import java.util.Objects;
import org.courant.briefing.Rung;
import org.courant.checkpoint.Calibration;

/**
 * How far to trust a target, by the probabilities of its tokens.
 *
 * @param model what was measured of the model
 * @param secondModel what was measured of the second model
 */
public record Confidence(Calibration model, Calibration secondModel) implements Serializable {
  public Confidence {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(secondModel, "secondModel");
  }

  /** Of models of which nothing was measured: the mean token probability. */
  public static Confidence uncalibrated() {
    return new Confidence(Calibration.none(), Calibration.none());
  }

  /** The confidence in a target that one of the models wrote, 0 to 1. */
  double of(SegmentTarget target) {
    Calibration calibration = target.rung() == Rung.SECOND_MODEL ? secondModel : model;
    return calibration.confidence(target.text().language(), target.text().meanLogProbability());
  }
}
