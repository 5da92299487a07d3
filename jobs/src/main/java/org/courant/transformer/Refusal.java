package org.courant.transformer;

/** What a sentence's target may not go on with, whatever it has to hold. */
@FunctionalInterface
public interface Refusal {
  /** Refuses nothing. */
  Refusal NONE = (tokens, next) -> false;

  /**
   * Whether a token may not be next.
   *
   * @param tokens the target so far, without the start token
   */
  boolean refuses(int[] tokens, int next);
}
