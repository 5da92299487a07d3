package org.courant.memory;

/** A unit that cannot be used, in a file whose other units can. */
public final class InvalidUnitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and where. */
  public InvalidUnitException(String message) {
    super(message);
  }
}
