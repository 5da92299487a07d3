package org.courant.briefing;

import java.io.Serializable;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a step made of a document: its result, or the reject that ends the document's way.
 *
 * @param value the result, or null
 * @param reject the reject, or null
 * @param <T> type of the result
 */
public record Outcome<T>(T value, Reject reject) implements Serializable {
  public Outcome {
    if ((value == null) == (reject == null)) {
      throw new IllegalArgumentException("Invalid outcome: either a value or a reject");
    }
  }

  /** A result. */
  public static <T> Outcome<T> of(T value) {
    return new Outcome<>(Objects.requireNonNull(value, "value"), null);
  }

  /** The end of a document's way. */
  public static <T> Outcome<T> rejected(Reject reject) {
    return new Outcome<>(null, Objects.requireNonNull(reject, "reject"));
  }

  /** Puts a result through the next step; a reject stays what it is. */
  public <R> Outcome<R> then(Function<T, Outcome<R>> step) {
    return reject == null ? step.apply(value) : rejected(reject);
  }
}
