package org.courant.evaluation;

/**
 * How many segments kept what they had.
 *
 * @param having segments whose source has something of the kind
 * @param whole those whose target has all of it
 */
public record SurvivalRate(int having, int whole) {
  /** Share of the segments that kept it, 0 to 1; 1 if none has any. */
  public double share() {
    return having == 0 ? 1 : (double) whole / having;
  }
}
