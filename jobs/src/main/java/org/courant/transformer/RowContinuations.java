package org.courant.transformer;

/**
 * The best next tokens of each row, and those that the rows want.
 *
 * @param width continuations per row
 * @param scores summed log-probabilities {@code [rows * width]}, best first
 * @param tokens their tokens
 * @param wantedScores summed log-probabilities of the tokens asked for, in their order
 */
record RowContinuations(int width, double[] scores, long[] tokens, double[] wantedScores) {}
