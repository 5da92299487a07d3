package org.courant.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * chrF of one sentence: the F-score of character n-grams of length 1 to 6, recall counting twice
 * (Popović 2015), as sacreBLEU computes it with its default settings ({@code
 * nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no}).
 */
public final class SentenceChrf {
  private static final int ORDER = 6;
  private static final double BETA_SQUARED = 4;
  private static final double HUNDRED = 100;

  private SentenceChrf() {}

  /** The score of a hypothesis against its reference, 0 to 100. */
  public static double score(String hypothesis, String reference) {
    int[] left = letters(hypothesis);
    int[] right = letters(reference);
    double precision = 0;
    double recall = 0;
    int orders = Math.min(ORDER, Math.min(left.length, right.length));
    for (int order = 1; order <= orders; order++) {
      double matches = matches(grams(left, order), grams(right, order));
      precision += matches / (left.length - order + 1) / orders;
      recall += matches / (right.length - order + 1) / orders;
    }
    return precision + recall == 0
        ? 0
        : HUNDRED * (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
  }

  /** Code points, without white space. */
  private static int[] letters(String text) {
    return text.codePoints()
        .filter(letter -> !Character.isWhitespace(letter) && !Character.isSpaceChar(letter))
        .toArray();
  }

  private static Map<String, Integer> grams(int[] letters, int order) {
    Map<String, Integer> grams = new HashMap<>();
    for (int start = 0; start + order <= letters.length; start++) {
      int[] gram = Arrays.copyOfRange(letters, start, start + order);
      grams.merge(new String(gram, 0, order), 1, Integer::sum);
    }
    return grams;
  }

  private static double matches(Map<String, Integer> some, Map<String, Integer> others) {
    return some.entrySet().stream()
        .mapToInt(gram -> Math.min(gram.getValue(), others.getOrDefault(gram.getKey(), 0)))
        .sum();
  }
}
