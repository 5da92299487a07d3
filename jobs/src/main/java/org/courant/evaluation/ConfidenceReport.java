package org.courant.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.courant.checkpoint.Calibration;

/**
 * How far a model's confidence tells good sentences from bad ones.
 *
 * @param sentences each with its confidence and its chrF, in the order of the lines
 * @param best the chrF that a confidence of 1 promises
 */
public record ConfidenceReport(List<Sentence> sentences, double best) {
  /**
   * A translated line.
   *
   * @param meanLogProbability of its tokens
   * @param confidence as the job gives it, 0 to 1
   * @param chrf against the translation by people, 0 to 100
   */
  public record Sentence(double meanLogProbability, double confidence, double chrf) {}

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

  /**
   * Mean distance of what the confidence promises from what was found, over so many bands: the
   * expected calibration error (Naeini, Cooper and Hauskrecht, 2015), 0 to 1.
   */
  public double error(int bands) {
    return bands(bands).stream()
            .mapToDouble(
                band -> band.sentences() * Math.abs(band.confidence() - band.chrf() / best))
            .sum()
        / sentences.size();
  }

  /**
   * The curve that these sentences ask for.
   *
   * @param best the chrF that counts as 1
   * @throws IllegalArgumentException if the better sentences are not the more probable ones
   */
  public Calibration.Curve curve(double best) {
    return CalibrationFit.fit(sentences, best);
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
