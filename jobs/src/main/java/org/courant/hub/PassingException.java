package org.courant.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An answer that may be another one later. */
final class PassingException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Seconds, or -1 where the server names none. */
  private final long seconds;

  PassingException(String reason, Optional<Duration> wait) {
    super(reason);
    this.seconds = wait.map(Duration::toSeconds).orElse(-1L);
  }

  /** How long the server asks to wait. */
  Optional<Duration> askedWait() {
    return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
  }
}
