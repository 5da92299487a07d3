package org.courant.text;

import java.util.Objects;

/**
 * A piece of a text that a translation must carry over byte for byte.
 *
 * @param kind what it is
 * @param span where it is
 * @param text the piece itself
 */
public record ProtectedSpan(SpanKind kind, TextSpan span, String text) {
  public ProtectedSpan {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(text, "text");
  }
}
