package org.courant.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.courant.briefing.Finding;

/** The target says the same thing over and over where the source does not. */
final class RepetitionLoop implements QualityCheck {
  static final String CODE = "repetition";

  private static final int TIMES = 4;

  /** Zeros of a large number and dots of a leader may follow each other for a while. */
  private static final int TIMES_WITHOUT_LETTERS = 12;

  private static final int WORDS = 3;
  private static final int LONGEST_PERIOD = 60;
  private static final int SHORTEST_RUN = 12;

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Optional<Finding> examine(Candidate candidate) {
    return find(candidate.target())
        .filter(repeated -> find(candidate.source()).isEmpty())
        .map(repeated -> new Finding(CODE, "repeats “" + repeated + "”"));
  }

  private static Optional<String> find(String text) {
    return characterRun(text).or(() -> frequentWords(text));
  }

  /** A piece of text that follows itself at least four times. */
  private static Optional<String> characterRun(String text) {
    for (int period = 1; period <= Math.min(LONGEST_PERIOD, text.length() / TIMES); period++) {
      int same = 0;
      for (int i = period; i < text.length(); i++) {
        same = text.charAt(i) == text.charAt(i - period) ? same + 1 : 0;
        if (same + period >= Math.max(SHORTEST_RUN, TIMES * period)) {
          String piece = text.substring(i - period + 1, i + 1);
          if (same + period >= shortestRun(piece)) {
            return Optional.of(piece.strip());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int shortestRun(String piece) {
    int times = Letters.count(piece) > 0 ? TIMES : TIMES_WITHOUT_LETTERS;
    return times * piece.length();
  }

  /** Three words that occur together at least four times, anywhere. */
  private static Optional<String> frequentWords(String text) {
    List<String> words = words(text);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i + WORDS <= words.size(); i++) {
      String together = String.join(" ", words.subList(i, i + WORDS));
      if (counts.merge(together, 1, Integer::sum) >= TIMES) {
        return Optional.of(together);
      }
    }
    return Optional.empty();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
      if (Letters.count(word) > 0) {
        words.add(word);
      }
    }
    return words;
  }
}
