package org.courant.transformer;

/**
 * The best next tokens of each sentence, best first.
 *
 * @param width continuations per sentence
 * @param scores summed log-probabilities, {@code [sentences * width]}
 * @param beams the beam each one continues
 * @param tokens its token
 */
record Continuations(int width, double[] scores, long[] beams, long[] tokens) {
  /** Scores at or below this mean that the token was not allowed. */
  static final float IMPOSSIBLE = -1e29f;
}
