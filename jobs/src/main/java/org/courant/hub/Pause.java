package org.courant.hub;

import java.time.Duration;

/** Waits; a test does not. */
@FunctionalInterface
interface Pause {
  /** Waits on this thread. */
  Pause ON_THREAD = duration -> Thread.sleep(duration.toMillis());

  void take(Duration duration) throws InterruptedException;
}
