package org.courant.summary;

/**
 * A unit with its rank.
 *
 * @param score what it was worth when it was taken; higher is better
 */
record RankedUnit(SummaryUnit unit, double score) {}
