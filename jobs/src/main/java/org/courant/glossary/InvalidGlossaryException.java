package org.courant.glossary;

/** A glossary that cannot be used; the message names the place and what to do. */
public final class InvalidGlossaryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  InvalidGlossaryException(String file, String problem) {
    super("Invalid glossary: " + file + ", " + problem);
  }

  InvalidGlossaryException(String file, String problem, Throwable cause) {
    super("Invalid glossary: " + file + ", " + problem, cause);
  }

  /** A fault at a line and in a column, or of TBX in an element. */
  static InvalidGlossaryException at(String file, int line, String column, String problem) {
    return new InvalidGlossaryException(file, "line %d, %s: %s".formatted(line, column, problem));
  }
}
