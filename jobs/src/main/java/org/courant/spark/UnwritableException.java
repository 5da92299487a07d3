package org.courant.spark;

import java.io.IOException;

/** A file that cannot be written, named: the operating system says only why. */
public final class UnwritableException extends IOException {
  private static final long serialVersionUID = 1L;

  UnwritableException(String file, IOException cause) {
    super(
        "Cannot write to "
            + file
            + ": "
            + cause.getMessage()
            + "; make room or name another folder, and give the same command again",
        cause);
  }
}
