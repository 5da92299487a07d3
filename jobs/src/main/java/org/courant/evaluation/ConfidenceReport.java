package org.courant.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far a model's confidence tells good sentences from bad ones.
 *
 * @param sentences each with its confidence and its chrF, in the order of the lines
 */
public record ConfidenceReport(List<Sentence> sentences) {
  /**
   * A translated line.
   *
   * @param confidence mean token probability, 0 to 1
   * @param chrf against the translation by people, 0 to 100
   */
  public record Sentence(double confidence, double chrf) {}

  /**
   * Sentences of like confidence.
   *
   * @param sentences how many
   * @param confidence their mean confidence
   * @param chrf their mean chrF
   */
  public record Band(int sentences, double confidence, double chrf) {}

  public ConfidenceReport {
    sentences = List.copyOf(sentences);
  }

  /** Pearson's coefficient of confidence and chrF. */
  public double pearson() {
    return Correlation.pearson(confidences(), chrfs());
  }

  /** Spearman's coefficient of confidence and chrF. */
  public double spearman() {
    return Correlation.spearman(confidences(), chrfs());
  }

  /** The sentences in so many bands of the same size, the least confident first. */
  public List<Band> bands(int count) {
    List<Sentence> sorted =
        sentences.stream().sorted(Comparator.comparingDouble(Sentence::confidence)).toList();
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = i * sorted.size() / count;
      int to = (i + 1) * sorted.size() / count;
      if (from < to) {
        bands.add(band(sorted.subList(from, to)));
      }
    }
    return bands;
  }

  private static Band band(List<Sentence> some) {
    return new Band(
        some.size(),
        some.stream().mapToDouble(Sentence::confidence).average().orElse(0),
        some.stream().mapToDouble(Sentence::chrf).average().orElse(0));
  }

  private double[] confidences() {
    return sentences.stream().mapToDouble(Sentence::confidence).toArray();
  }

  private double[] chrfs() {
    return sentences.stream().mapToDouble(Sentence::chrf).toArray();
  }
}
