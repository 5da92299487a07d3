package org.courant.inference;

import java.io.Serializable;

/**
 * What the models of a process have done since it began, and what they are at.
 *
 * @param calls calls inside a model now
 * @param batchesWaiting batches of these calls that have not begun
 * @param modelsLoaded models loaded
 * @param loadSeconds spent loading them
 * @param batches batches encoded
 * @param sentences texts encoded
 * @param sourceTokens tokens encoded, without padding
 * @param targetTokens tokens that searches gave
 * @param encodeSeconds in the encoder, all threads together
 * @param searchSeconds in the search, all threads together
 * @param ladderDecodes targets that a check sent to be decoded again
 */
public record ModelFigures(
    long calls,
    long batchesWaiting,
    long modelsLoaded,
    double loadSeconds,
    long batches,
    long sentences,
    long sourceTokens,
    long targetTokens,
    double encodeSeconds,
    double searchSeconds,
    long ladderDecodes)
    implements Serializable {}
