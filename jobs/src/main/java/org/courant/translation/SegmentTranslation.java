package org.courant.translation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one distinct source text: targets, or the reason why there are none.
 *
 * @param key the text's key
 * @param targets one for each language; empty if the model failed
 * @param embedding the encoder's mean state; empty if the model failed
 * @param sourceTokens number of source tokens
 * @param failure why the model failed, or null
 */
public record SegmentTranslation(
    String key, List<SegmentTarget> targets, float[] embedding, int sourceTokens, String failure) {
  public SegmentTranslation {
    Objects.requireNonNull(key, "key");
    targets = List.copyOf(targets);
    Objects.requireNonNull(embedding, "embedding");
  }

  /** A text on which the model failed. */
  public static SegmentTranslation failed(String key, int sourceTokens, String failure) {
    Objects.requireNonNull(failure, "failure");
    return new SegmentTranslation(key, List.of(), new float[0], sourceTokens, failure);
  }

  /** Whether the model gave a target. */
  public boolean succeeded() {
    return failure == null;
  }

  /** The target in one language. */
  public Optional<SegmentTarget> in(String language) {
    return targets.stream().filter(target -> target.text().language().equals(language)).findFirst();
  }
}
