package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.courant.briefing.Origin;

/**
 * What became of one distinct source text: targets, or the reason why some are lacking.
 *
 * @param key the text's key
 * @param targets at most one for each language; languages on which the model failed are lacking
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

  /** Whether there is a target in any language. */
  public boolean succeeded() {
    return !targets.isEmpty();
  }

  /** Whether a target is not of this run. */
  public boolean isReused() {
    return targets.stream().anyMatch(target -> target.origin() != Origin.TRANSLATED);
  }

  /**
   * The same text with what another source of targets has for the languages that this one lacks,
   * and its embedding if this one has none.
   */
  public SegmentTranslation or(SegmentTranslation other) {
    if (!key.equals(other.key)) {
      throw new IllegalArgumentException("Invalid key: " + other.key + ", must be " + key);
    }
    List<SegmentTarget> all = new ArrayList<>(targets);
    other.targets.stream().filter(target -> in(target.language()).isEmpty()).forEach(all::add);
    return new SegmentTranslation(
        key,
        all,
        embedding.length == 0 ? other.embedding : embedding,
        Math.max(sourceTokens, other.sourceTokens),
        failure == null ? other.failure : failure);
  }

  /** The target in one language. */
  public Optional<SegmentTarget> in(String language) {
    return targets.stream().filter(target -> target.language().equals(language)).findFirst();
  }
}
