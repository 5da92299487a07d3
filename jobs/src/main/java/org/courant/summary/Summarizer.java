package org.courant.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Chooses the sentences that the others of the briefing resemble most.
 *
 * <p>Vectors are centred on the briefing's mean, which takes away what all its sentences share; a
 * sentence's centrality is the sum of its positive cosines with the others. A sentence that occurs
 * twice is chosen once, and of equally central sentences the earlier is.
 */
public final class Summarizer {
  /** Fewer words make no statement: bylines, datelines, interjections. */
  public static final int MIN_WORDS = 5;

  private static final Pattern WHITESPACE = Pattern.compile("\\s+");

  private final int sentences;

  /** Chooses at most the given number of sentences. */
  public Summarizer(int sentences) {
    if (sentences < 0) {
      throw new IllegalArgumentException(
          "Invalid summary-sentences: " + sentences + ", must be 0 or more");
    }
    this.sentences = sentences;
  }

  /** Ordinals of the chosen sentences, in reading order. */
  public List<Integer> choose(List<SummaryCandidate> candidates) {
    List<SummaryCandidate> eligible = eligible(candidates);
    double[] centrality = centrality(centred(eligible));
    return IntStream.range(0, eligible.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -centrality[i])
                .thenComparing(i -> eligible.get(i).ordinal()))
        .limit(sentences)
        .map(i -> eligible.get(i).ordinal())
        .sorted()
        .toList();
  }

  private static List<SummaryCandidate> eligible(List<SummaryCandidate> candidates) {
    Set<String> seen = new HashSet<>();
    return candidates.stream()
        .filter(candidate -> words(candidate.source()) >= MIN_WORDS)
        .filter(candidate -> seen.add(candidate.source()))
        .toList();
  }

  private static long words(String text) {
    return WHITESPACE
        .splitAsStream(text)
        .filter(word -> word.codePoints().anyMatch(Character::isLetter))
        .count();
  }

  /** Vectors of length 1 around the mean, or 0 for a sentence that lies on it. */
  private static List<double[]> centred(List<SummaryCandidate> candidates) {
    double[] mean = mean(candidates);
    List<double[]> centred = new ArrayList<>();
    for (SummaryCandidate candidate : candidates) {
      double[] vector = new double[mean.length];
      for (int i = 0; i < mean.length; i++) {
        vector[i] = candidate.embedding()[i] - mean[i];
      }
      centred.add(normalized(vector));
    }
    return centred;
  }

  private static double[] mean(List<SummaryCandidate> candidates) {
    int width = candidates.isEmpty() ? 0 : candidates.get(0).embedding().length;
    double[] mean = new double[width];
    for (SummaryCandidate candidate : candidates) {
      for (int i = 0; i < width; i++) {
        mean[i] += candidate.embedding()[i] / candidates.size();
      }
    }
    return mean;
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
