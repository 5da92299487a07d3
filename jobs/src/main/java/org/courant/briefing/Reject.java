package org.courant.briefing;

import java.io.Serializable;
import java.util.Objects;

/**
 * A document that could not be carried through.
 *
 * @param uri where it was found
 * @param id its id, or null if it was not reached
 * @param line its line in the file, from 1, or null if none applies
 * @param stage the step that refused it
 * @param reason the kind of failure
 * @param detail a sentence for a person
 */
public record Reject(
    String uri, String id, Long line, Stage stage, RejectReason reason, String detail)
    implements Serializable {
  public Reject {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  /** The place as compilers print it: the file, and its line where there is one. */
  public String place() {
    return line == null ? uri : uri + ":" + line;
  }
}
