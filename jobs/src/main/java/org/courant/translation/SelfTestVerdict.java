package org.courant.translation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a self-test found.
 *
 * @param modelSha256 digest of the checkpoint that was tested
 * @param languages the counts of each target language tested
 */
public record SelfTestVerdict(String modelSha256, Map<String, Language> languages) {
  /** From this share of flagged sentences on something is wrong with the checkpoint itself. */
  private static final double MOST_FLAGGED = 0.5;

  /** A mean probability of a token below this is that of a model that guesses. */
  private static final double LEAST_CONFIDENCE = 0.15;

  public SelfTestVerdict {
    languages = Collections.unmodifiableMap(new LinkedHashMap<>(languages));
  }

  /**
   * The counts of one language.
   *
   * @param sentences how many were translated
   * @param flagged how many of them a check flags
   * @param confidence mean over the sentences of their mean token probability, 0 to 1
   */
  public record Language(int sentences, int flagged, double confidence) {
    /** Whether the model can be meant for this language. */
    public boolean passed() {
      return flagged < MOST_FLAGGED * sentences && confidence >= LEAST_CONFIDENCE;
    }

    private String text() {
      return String.format(
          Locale.ROOT,
          "%s (%d of %d flagged, confidence %.2f)",
          passed() ? "passed" : "FAILED",
          flagged,
          sentences,
          confidence);
    }
  }

  /** Whether every language passed. */
  public boolean passed() {
    return languages.values().stream().allMatch(Language::passed);
  }

  /** A line for a person. */
  public String text() {
    return languages.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().text())
        .collect(Collectors.joining(", "));
  }
}
