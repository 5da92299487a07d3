package org.courant.checkpoint;

import java.nio.file.Path;

/** A checkpoint that cannot be used; the message names the file and the reason. */
public final class CheckpointException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Cannot use {@code file}, for this reason. */
  public CheckpointException(Path file, String reason) {
    super("Cannot use " + file + ": " + reason);
  }

  /** Cannot use {@code file}, for this reason, found by {@code cause}. */
  public CheckpointException(Path file, String reason, Throwable cause) {
    super("Cannot use " + file + ": " + reason, cause);
  }
}
