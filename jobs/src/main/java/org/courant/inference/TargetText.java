package org.courant.inference;

/**
 * What the model made of one text in one language.
 *
 * @param key key of the {@link SourceText}
 * @param language BCP 47 tag of the target language
 * @param text the translation
 * @param score the sequence score of the search: summed log-probabilities over length to the power
 *     of the length penalty
 * @param meanLogProbability mean log-probability of the target tokens, natural logarithm
 * @param sourceTokens number of source tokens, the end-of-sentence token among them
 * @param targetTokens number of target tokens, the end-of-sentence token among them
 * @param truncated whether the search hit the limit of target tokens before the text had ended
 */
public record TargetText(
    String key,
    String language,
    String text,
    double score,
    double meanLogProbability,
    int sourceTokens,
    int targetTokens,
    boolean truncated) {}
