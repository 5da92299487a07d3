package org.courant.corpus;

/**
 * Carries the reason why a record cannot become a document up to the reader, who writes it down.
 */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ReadFailure reason;
  private final Long line;

  UnreadableException(ReadFailure reason, Long line, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.line = line;
  }

  UnreadableRecord record(String uri, String id) {
    return new UnreadableRecord(uri, id, line, reason, getMessage());
  }
}
