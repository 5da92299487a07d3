package org.courant.spark;

import java.io.Serializable;
import java.util.function.Function;
import org.courant.briefing.Outcome;
import org.courant.briefing.Reject;
import org.courant.briefing.RejectReason;
import org.courant.briefing.Stage;

/**
 * A document on its way, with its place in the corpus.
 *
 * @param uri the file
 * @param position its position in the file, from 0
 * @param outcome what the steps so far made of it
 * @param <T> type of the last step's result
 */
record Arrival<T>(String uri, long position, Outcome<T> outcome) implements Serializable {
  /** Takes the next step; a document on which the step itself breaks costs only itself. */
  <R> Arrival<R> then(Stage stage, Function<T, Outcome<R>> step) {
    try {
      return new Arrival<>(uri, position, outcome.then(step));
    } catch (RuntimeException | StackOverflowError e) {
      Reject reject = new Reject(uri, null, null, stage, RejectReason.STEP_FAILED, e.toString());
      return new Arrival<>(uri, position, Outcome.rejected(reject));
    }
  }
}
