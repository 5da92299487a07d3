package org.courant.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks units by how much the others resemble them.
 *
 * <p>Vectors are centred on the briefing's mean, which takes away what all its sentences share; a
 * unit's centrality is the sum of its positive cosines with the others.
 */
final class CentralityRanking implements Ranking {
  @Override
  public List<SummaryUnit> order(SummaryInput briefing, List<SummaryUnit> units) {
    List<SummaryUnit> embedded = units.stream().filter(CentralityRanking::isEmbedded).toList();
    double[] centrality = centrality(centred(embedded));
    return IntStream.range(0, embedded.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -centrality[i]).thenComparing(i -> i))
        .map(embedded::get)
        .toList();
  }

  private static boolean isEmbedded(SummaryUnit unit) {
    return unit.segments().stream().allMatch(segment -> segment.embedding().length > 0);
  }

  /** Vectors of length 1 around the mean, or 0 for a sentence that lies on it. */
  private static List<double[]> centred(List<SummaryUnit> units) {
    List<double[]> centred = new ArrayList<>();
    if (units.isEmpty()) {
      return centred;
    }
    int width = units.get(0).segments().get(0).embedding().length;
    double[] mean = new double[width];
    for (SummaryUnit unit : units) {
      for (int i = 0; i < width; i++) {
        mean[i] += unit.segments().get(0).embedding()[i] / units.size();
      }
    }
    for (SummaryUnit unit : units) {
      double[] vector = new double[width];
      for (int i = 0; i < width; i++) {
        vector[i] = unit.segments().get(0).embedding()[i] - mean[i];
      }
      centred.add(normalized(vector));
    }
    return centred;
  }

  private static double[] normalized(double[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    for (int i = 0; norm > 0 && i < vector.length; i++) {
      vector[i] /= norm;
    }
    return vector;
  }

  private static double[] centrality(List<double[]> vectors) {
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

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
