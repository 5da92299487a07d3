package org.courant.summary;

import java.util.ArrayList;
import java.util.List;

/**
 * How much the encoder finds a unit like the others. Vectors are centred on their mean, which takes
 * away what all sentences share; centrality is the sum of the positive cosines with the others.
 */
final class EmbeddingCentrality {
  private EmbeddingCentrality() {}

  /** One value for each unit; 0 for one without a vector. */
  static double[] of(List<SummaryUnit> units) {
    List<double[]> vectors = centred(units.stream().map(EmbeddingCentrality::vector).toList());
    double[] centrality = new double[vectors.size()];
    for (int i = 0; i < centrality.length; i++) {
      for (int j = 0; j < i; j++) {
        double similarity = Math.max(0, dot(vectors.get(i), vectors.get(j)));
        centrality[i] += similarity;
        centrality[j] += similarity;
      }
    }
    return centrality;
  }

  /** Mean of the vectors of a unit's segments; empty if none has one. */
  private static double[] vector(SummaryUnit unit) {
    double[] mean = new double[0];
    for (SummaryCandidate segment : unit.segments()) {
      float[] embedding = segment.embedding();
      if (embedding.length > 0) {
        mean = mean.length == 0 ? new double[embedding.length] : mean;
        for (int i = 0; i < mean.length; i++) {
          mean[i] += embedding[i];
        }
      }
    }
    return mean;
  }

  /** Vectors of length 1 around their mean; empty ones stay empty. */
  private static List<double[]> centred(List<double[]> vectors) {
    List<double[]> directions = vectors.stream().map(EmbeddingCentrality::normalized).toList();
    double[] mean = mean(directions);
    List<double[]> centred = new ArrayList<>();
    for (double[] direction : directions) {
      double[] difference = new double[direction.length];
      for (int i = 0; i < difference.length; i++) {
        difference[i] = direction[i] - mean[i];
      }
      centred.add(normalized(difference));
    }
    return centred;
  }

  private static double[] mean(List<double[]> vectors) {
    int width = vectors.stream().mapToInt(vector -> vector.length).max().orElse(0);
    long count = vectors.stream().filter(vector -> vector.length > 0).count();
    double[] mean = new double[width];
    for (double[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        mean[i] += vector[i] / count;
      }
    }
    return mean;
  }

  private static double[] normalized(double[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    double[] normalized = new double[vector.length];
    for (int i = 0; norm > 0 && i < vector.length; i++) {
      normalized[i] = vector[i] / norm;
    }
    return normalized;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
