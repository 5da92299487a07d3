package org.courant.evaluation;

import java.util.OptionalDouble;

/**
 * How many segments kept what they had.
 *
 * @param having segments whose source has something of the kind
 * @param whole those whose target has all of it
 */
public record SurvivalRate(int having, int whole) {
  /** Share of the segments that kept it, 0 to 1; empty if none has any. */
  public OptionalDouble share() {
    return having == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) whole / having);
  }
}
