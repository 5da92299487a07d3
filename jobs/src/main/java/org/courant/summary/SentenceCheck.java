package org.courant.summary;

import java.util.List;
import org.courant.briefing.Finding;

/** What is to be asked of a written sentence beyond its support, its names and its numbers. */
@FunctionalInterface
public interface SentenceCheck {
  /**
   * What is wrong with a sentence, if anything.
   *
   * @param support ordinals of the segments that say it, best first; perhaps none
   */
  List<Finding> examine(String sentence, List<Integer> support);

  /** No further question. */
  static SentenceCheck none() {
    return (sentence, support) -> List.of();
  }
}
