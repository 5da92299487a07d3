package org.courant.transformer;

/**
 * A finished target.
 *
 * @param tokens target tokens without the start token, the end token among them if it was reached
 * @param score summed log-probability over length to the power of the length penalty; for greedy
 *     search the same with the length penalty given
 * @param tokenScores log-probability of each token
 */
public record Hypothesis(int[] tokens, float score, float[] tokenScores) {}
