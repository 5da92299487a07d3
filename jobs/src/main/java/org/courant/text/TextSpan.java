package org.courant.text;

/**
 * A piece of a text.
 *
 * @param start index of its first char
 * @param end index behind its last char
 */
public record TextSpan(int start, int end) {
  public TextSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("Invalid span: " + start + " to " + end);
    }
  }

  /** The piece itself. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
