package org.courant.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as vectors of their words, TF-IDF weighted among themselves and of length 1: (1 + ln tf) ·
 * ln(1 + n / df).
 */
final class TermVectors {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}\\p{N}]+)*");

  private final List<Vector> vectors;
  private final double[] sum;

  private TermVectors(List<Vector> vectors, int terms) {
    this.vectors = vectors;
    this.sum = new double[terms];
    for (Vector vector : vectors) {
      for (int i = 0; i < vector.terms.length; i++) {
        sum[vector.terms[i]] += vector.weights[i];
      }
    }
  }

  /** The terms of a text, ascending, and their weights. */
  private record Vector(int[] terms, double[] weights) {}

  static TermVectors of(List<String> texts) {
    List<List<String>> words = texts.stream().map(TermVectors::words).toList();
    Map<String, Integer> terms = new HashMap<>();
    for (List<String> own : words) {
      for (String word : new HashSet<>(own)) {
        terms.putIfAbsent(word, terms.size());
      }
    }
    int[] frequency = new int[terms.size()];
    words.forEach(own -> new HashSet<>(own).forEach(word -> frequency[terms.get(word)]++));
    double[] rarity = new double[terms.size()];
    for (int i = 0; i < rarity.length; i++) {
      rarity[i] = Math.log(1 + (double) texts.size() / frequency[i]);
    }
    return new TermVectors(
        words.stream().map(own -> vector(own, terms, rarity)).toList(), terms.size());
  }

  private static Vector vector(List<String> words, Map<String, Integer> terms, double[] rarity) {
    Map<Integer, Double> vector = new TreeMap<>();
    words.forEach(word -> vector.merge(terms.get(word), 1.0, Double::sum));
    vector.replaceAll((term, count) -> (1 + Math.log(count)) * rarity[term]);
    double norm = Math.sqrt(vector.values().stream().mapToDouble(w -> w * w).sum());
    return new Vector(
        vector.keySet().stream().mapToInt(Integer::intValue).toArray(),
        vector.values().stream().mapToDouble(weight -> weight / norm).toArray());
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** Sums of each text's cosines with the others: no cosine is negative, so one sum does it. */
  double[] centrality() {
    double[] centrality = new double[vectors.size()];
    for (int i = 0; i < centrality.length; i++) {
      Vector vector = vectors.get(i);
      for (int j = 0; j < vector.terms.length; j++) {
        centrality[i] += vector.weights[j] * (sum[vector.terms[j]] - vector.weights[j]);
      }
    }
    return centrality;
  }

  /** Cosine of two texts, 0 to 1. */
  double similarity(int left, int right) {
    Vector one = vectors.get(left);
    Vector other = vectors.get(right);
    double dot = 0;
    int j = 0;
    for (int i = 0; i < one.terms.length; i++) {
      while (j < other.terms.length && other.terms[j] < one.terms[i]) {
        j++;
      }
      if (j < other.terms.length && other.terms[j] == one.terms[i]) {
        dot += one.weights[i] * other.weights[j];
      }
    }
    return dot;
  }
}
