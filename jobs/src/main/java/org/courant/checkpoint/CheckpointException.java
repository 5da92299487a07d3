package org.courant.checkpoint;

import java.nio.file.Path;

/** A checkpoint that cannot be used; the message names the file and the reason. */
public final class CheckpointException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String reason;

  /** Cannot use {@code file}, for this reason. */
  public CheckpointException(Path file, String reason) {
    super(message(file, reason));
    this.file = file;
    this.reason = reason;
  }

  /** Cannot use {@code file}, for this reason, found by {@code cause}. */
  public CheckpointException(Path file, String reason, Throwable cause) {
    super(message(file, reason), cause);
    this.file = file;
    this.reason = reason;
  }

  private static String message(Path file, String reason) {
    return "Cannot use " + file + ": " + reason;
  }

  /** The file or folder. */
  public Path file() {
    return file;
  }

  /** What is wrong with it. */
  public String reason() {
    return reason;
  }
}
