package org.courant.hub;

import java.time.Duration;

/** Hears how a pull goes on. */
public interface PullListener {
  /** Another pull of the repository is under way; this one waits for it. */
  default void waiting(HubName name) {}

  /** The files are known: how many, and how many bytes of them are still to come. */
  default void planned(HubName name, String commit, int files, long missing) {}

  /** {@code done} bytes of a file are here. */
  default void progressed(HubFile file, long done) {}

  /** A file is here and right; {@code fetched} bytes of it came in this pull. */
  default void finished(HubFile file, long fetched) {}

  /** A trouble that may pass; the next try comes after {@code wait}. */
  default void retrying(String reason, Duration wait) {}

  /** Hears nothing. */
  static PullListener silent() {
    return new PullListener() {};
  }
}
