package org.courant.spark;

import java.time.Duration;

/**
 * How far the translation has come.
 *
 * @param done distinct sentences translated
 * @param total distinct sentences to translate
 * @param targetTokens target tokens so far, all languages together
 * @param elapsed since the translation began
 */
public record Progress(long done, long total, long targetTokens, Duration elapsed) {
  /** Target tokens per second so far. */
  public double tokensPerSecond() {
    return targetTokens / Math.max(1e-3, elapsed.toMillis() / 1e3);
  }

  /** Time left at the speed so far; zero while nothing is done. */
  public Duration left() {
    return done == 0
        ? Duration.ZERO
        : Duration.ofMillis(elapsed.toMillis() * (total - done) / done);
  }
}
