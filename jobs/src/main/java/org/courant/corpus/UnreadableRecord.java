package org.courant.corpus;

import java.util.Objects;

/**
 * A record that could not be read.
 *
 * @param uri the file
 * @param id the record's id, or null if it was not reached
 * @param line the line in the file, from 1, or null if none applies
 * @param reason the kind of failure
 * @param detail a sentence that names the value and what to do
 */
public record UnreadableRecord(String uri, String id, Long line, ReadFailure reason, String detail)
    implements CorpusRecord {
  public UnreadableRecord {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }
}
