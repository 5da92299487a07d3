package org.courant.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ROUGE of a summary against a reference (Lin 2004, ROUGE: A Package for Automatic Evaluation of
 * Summaries), with the numbers of the Python package rouge-score.
 *
 * @param rouge1 common words
 * @param rouge2 common pairs of neighbouring words
 * @param rougeL longest common subsequence of words, each text as one sequence
 * @param rougeLsum union of the longest common subsequences of their lines, each word counted once
 */
public record Rouge(RougeScore rouge1, RougeScore rouge2, RougeScore rougeL, RougeScore rougeLsum) {

  /** Compares a candidate with a reference; for {@code rougeLsum} each line is a sentence. */
  public static Rouge of(String reference, String candidate, RougeTokenizer tokenizer) {
    List<String> expected = tokenizer.words(reference);
    List<String> found = tokenizer.words(candidate);
    return new Rouge(
        ngrams(expected, found, 1),
        ngrams(expected, found, 2),
        longest(expected, found),
        summaryLevel(lines(reference, tokenizer), lines(candidate, tokenizer)));
  }

  private static List<List<String>> lines(String text, RougeTokenizer tokenizer) {
    List<List<String>> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(tokenizer.words(line));
    }
    return lines;
  }

  private static RougeScore ngrams(List<String> expected, List<String> found, int n) {
    Map<List<String>, Integer> left = counts(expected, n);
    Map<List<String>, Integer> right = counts(found, n);
    long hits = 0;
    for (Map.Entry<List<String>, Integer> entry : left.entrySet()) {
      hits += Math.min(entry.getValue(), right.getOrDefault(entry.getKey(), 0));
    }
    return RougeScore.of(
        hits, Math.max(0, found.size() - n + 1), Math.max(0, expected.size() - n + 1));
  }

  private static Map<List<String>, Integer> counts(List<String> words, int n) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i + n <= words.size(); i++) {
      counts.merge(List.copyOf(words.subList(i, i + n)), 1, Integer::sum);
    }
    return counts;
  }

  private static RougeScore longest(List<String> expected, List<String> found) {
    int length = table(expected, found)[expected.size()][found.size()];
    return RougeScore.of(length, found.size(), expected.size());
  }

  /** Lengths of the longest common subsequences of all beginnings. */
  private static int[][] table(List<String> left, List<String> right) {
    int[][] table = new int[left.size() + 1][right.size() + 1];
    for (int i = 1; i <= left.size(); i++) {
      for (int j = 1; j <= right.size(); j++) {
        table[i][j] =
            left.get(i - 1).equals(right.get(j - 1))
                ? table[i - 1][j - 1] + 1
                : Math.max(table[i - 1][j], table[i][j - 1]);
      }
    }
    return table;
  }

  private static RougeScore summaryLevel(List<List<String>> expected, List<List<String>> found) {
    Map<String, Integer> leftOver = new HashMap<>();
    found.forEach(line -> line.forEach(word -> leftOver.merge(word, 1, Integer::sum)));
    long hits = 0;
    for (List<String> line : expected) {
      BitSet union = new BitSet();
      found.forEach(other -> mark(line, other, union));
      // No word counts more often than the candidate has it, as in ROUGE 1.5.5.
      for (int i = union.nextSetBit(0); i >= 0; i = union.nextSetBit(i + 1)) {
        if (leftOver.merge(line.get(i), -1, Integer::sum) >= 0) {
          hits++;
        }
      }
    }
    return RougeScore.of(hits, size(found), size(expected));
  }

  /** Marks one longest common subsequence in the left text: among equals the reference's choice. */
  private static void mark(List<String> left, List<String> right, BitSet marks) {
    int[][] table = table(left, right);
    int i = left.size();
    int j = right.size();
    while (i > 0 && j > 0) {
      if (left.get(i - 1).equals(right.get(j - 1))) {
        i--;
        j--;
        marks.set(i);
      } else if (table[i][j - 1] > table[i - 1][j]) {
        j--;
      } else {
        i--;
      }
    }
  }

  private static long size(List<List<String>> lines) {
    return lines.stream().mapToLong(List::size).sum();
  }
}
