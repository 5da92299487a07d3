package org.courant.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.courant.briefing.Segment;

/**
 * Finds the segments of a briefing that support a sentence, by the {@linkplain Terms terms} they
 * share.
 *
 * <p>A term weighs the more the fewer segments have it: {@code ln(1 + n / f)} for a term in f of n
 * segments, with f = 1/2 for one in none. The segment that covers most of a sentence's weight is
 * its first support, the one that covers most of what is left the next, at most {@value #MOST}, as
 * long as one adds {@value #LEAST_GAIN} of the whole. This is ROUGE-1's recall, weighted as in
 * Spärck Jones (1972).
 */
final class SupportFinder {
  private static final int MOST = 3;
  private static final double LEAST_GAIN = 0.15;

  private final List<Passage> passages;
  private final Map<String, Integer> frequencies = new HashMap<>();

  private final Terms terms;

  private record Passage(int ordinal, Set<String> words) {}

  /** A finder over segments in reading order, of a BCP 47 language. */
  SupportFinder(List<Segment> segments, String language) {
    this.terms = Terms.of(language);
    this.passages =
        segments.stream()
            .map(segment -> new Passage(segment.ordinal(), terms.in(segment.source())))
            .toList();
    passages.forEach(
        passage -> passage.words().forEach(w -> frequencies.merge(w, 1, Integer::sum)));
  }

  /** The support of a sentence; none for a sentence that shares little. */
  Support find(String sentence) {
    Set<String> left = terms.in(sentence);
    double whole = weight(left);
    double covered = 0;
    List<Integer> ordinals = new ArrayList<>();
    while (ordinals.size() < MOST && whole > 0) {
      Passage best = best(left);
      double gain = best == null ? 0 : shared(left, best.words());
      if (gain < LEAST_GAIN * whole) {
        break;
      }
      ordinals.add(best.ordinal());
      covered += gain;
      left.removeAll(best.words());
    }
    return new Support(ordinals, whole == 0 ? 0 : covered / whole);
  }

  /** Share of a sentence's weight that a text covers. */
  double coverage(String sentence, String text) {
    Set<String> words = terms.in(sentence);
    double whole = weight(words);
    return whole == 0 ? 0 : shared(words, terms.in(text)) / whole;
  }

  /** Of equally good segments the first. */
  private Passage best(Set<String> words) {
    return passages.stream()
        .max(
            Comparator.comparingDouble((Passage passage) -> shared(words, passage.words()))
                .thenComparing(passage -> -passage.ordinal()))
        .orElse(null);
  }

  private double shared(Set<String> words, Set<String> other) {
    // Sums of doubles depend on their order, and results must not.
    return words.stream().filter(other::contains).sorted().mapToDouble(this::weight).sum();
  }

  private double weight(Set<String> words) {
    return words.stream().sorted().mapToDouble(this::weight).sum();
  }

  private double weight(String word) {
    double frequency = frequencies.getOrDefault(word, 0);
    return Math.log1p(passages.size() / Math.max(0.5, frequency));
  }
}
