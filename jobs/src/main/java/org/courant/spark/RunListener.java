package org.courant.spark;

/** Hears how a run goes; called from more than one thread, one at a time. */
public interface RunListener {
  /** The steps in which the model works. */
  String TRANSLATING = RunTally.TRANSLATE;

  /** A step begins; steps that Spark runs together are named together. */
  void begun(String steps);

  /** Some sentences more were translated. */
  void progressed(Progress progress);

  /** A listener that keeps silent. */
  static RunListener silent() {
    return new RunListener() {
      @Override
      public void begun(String steps) {}

      @Override
      public void progressed(Progress progress) {}
    };
  }
}
