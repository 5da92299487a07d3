package org.courant.hub;

/** A model that cannot be fetched, found whole or verified; the message says why and what to do. */
public final class HubException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure found here. */
  public HubException(String message) {
    super(message);
  }

  /** A failure found by {@code cause}. */
  public HubException(String message, Throwable cause) {
    super(message, cause);
  }
}
