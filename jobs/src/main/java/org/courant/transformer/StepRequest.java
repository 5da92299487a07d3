package org.courant.transformer;

/**
 * What one decoder step is asked.
 *
 * @param sentences indices of the sentences to keep, or empty to keep all
 * @param tokens last token of each row, rows being sentences times beams
 * @param parents for each row the beam of the step before that it continues
 * @param scores summed log-probability of each row
 * @param suppressed tokens that no row may take
 * @param banned tokens that single rows may not take
 * @param seen tokens that single rows have taken, for the repetition penalty
 * @param repetitionPenalty penalty on seen tokens
 * @param greedy whether penalties apply to logits, as in greedy search, or to log-probabilities
 * @param renormalize whether probabilities sum to one after tokens were taken out
 * @param width continuations wanted for each sentence
 */
record StepRequest(
    long[] sentences,
    long[] tokens,
    long[] parents,
    double[] scores,
    long[] suppressed,
    RowTokens banned,
    RowTokens seen,
    double repetitionPenalty,
    boolean greedy,
    boolean renormalize,
    int width) {}
