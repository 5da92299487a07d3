package org.courant.spark;

import java.util.function.Function;
import org.courant.briefing.Outcome;

/**
 * A document on its way, with its place in the corpus.
 *
 * @param uri the file
 * @param position its position in the file, from 0
 * @param outcome what the steps so far made of it
 * @param <T> type of the last step's result
 */
record Arrival<T>(String uri, long position, Outcome<T> outcome) {
  <R> Arrival<R> then(Function<T, Outcome<R>> step) {
    return new Arrival<>(uri, position, outcome.then(step));
  }
}
