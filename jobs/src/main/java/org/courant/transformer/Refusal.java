package org.courant.transformer;

import java.util.function.IntPredicate;

/** What a sentence's target may not go on with, whatever it has to hold. */
@FunctionalInterface
public interface Refusal {
  /** Refuses nothing. */
  Refusal NONE = tokens -> next -> false;

  /**
   * Which tokens may not be next. It is asked once for a target, then for each of its
   * continuations.
   *
   * @param tokens the target so far, without the start token
   */
  IntPredicate after(int[] tokens);
}
