package org.courant.cli;

import org.courant.spark.Progress;
import org.courant.spark.RunListener;

/** Measures the step of a run in which the model works. */
final class TranslatingClock implements RunListener {
  private ModelWork begun;
  private ModelWork work;

  @Override
  public void begun(String steps) {
    if (begun != null && work == null) {
      work = ModelWork.now().since(begun);
    }
    if (steps.equals(RunListener.TRANSLATING)) {
      begun = ModelWork.now();
    }
  }

  @Override
  public void progressed(Progress progress) {}

  /** What was done in that step. */
  ModelWork work() {
    return work;
  }
}
