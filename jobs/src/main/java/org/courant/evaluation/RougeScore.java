package org.courant.evaluation;

/**
 * What two texts have in common, 0 to 1.
 *
 * @param precision share of the candidate that is in the reference
 * @param recall share of the reference that is in the candidate
 * @param f their harmonic mean
 */
public record RougeScore(double precision, double recall, double f) {
  static RougeScore of(long hits, long candidate, long reference) {
    double precision = candidate == 0 ? 0 : (double) hits / candidate;
    double recall = reference == 0 ? 0 : (double) hits / reference;
    double sum = precision + recall;
    return new RougeScore(precision, recall, sum > 0 ? 2 * precision * recall / sum : 0);
  }
}
