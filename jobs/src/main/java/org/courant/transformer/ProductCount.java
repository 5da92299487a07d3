package org.courant.transformer;

/**
 * Multiply-adds of the matrix products of a network with its weights.
 *
 * @param perSourceToken encoder, and what the decoder keeps of the source
 * @param perRow one step of one beam of the decoder, the projection on the vocabulary included
 */
public record ProductCount(long perSourceToken, long perRow) {}
