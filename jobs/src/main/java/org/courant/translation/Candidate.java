package org.courant.translation;

import java.util.Objects;
import org.courant.inference.TargetText;
import org.courant.text.ProtectedSpan;
import org.courant.text.ProtectedSpans;

/**
 * A translation under examination.
 *
 * @param source text in the source language
 * @param sourceLanguage BCP 47 tag of the source language
 * @param target what the model made of it
 * @param language BCP 47 tag of the target language
 * @param targetTokens number of target tokens
 * @param truncated whether the token limit cut the target short
 */
public record Candidate(
    String source,
    String sourceLanguage,
    String target,
    String language,
    int targetTokens,
    boolean truncated) {
  public Candidate {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sourceLanguage, "sourceLanguage");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(language, "language");
  }

  /** What a model made of a source. */
  public static Candidate of(String source, String sourceLanguage, TargetText target) {
    return new Candidate(
        source,
        sourceLanguage,
        target.text(),
        target.language(),
        target.targetTokens(),
        target.truncated());
  }

  /** The target less what it had to carry over as it is, whose letters are of no language. */
  String targetWithoutSpans() {
    String left = target;
    for (ProtectedSpan span : ProtectedSpans.of(source)) {
      if (span.kind().isStrict()) {
        left = left.replace(span.text(), " ");
      }
    }
    return left;
  }
}
