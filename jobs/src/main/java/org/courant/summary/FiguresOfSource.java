package org.courant.summary;

import java.util.Set;

/** The numbers, months and weekdays of a briefing, to find those that it does not have. */
@FunctionalInterface
public interface FiguresOfSource {
  /** Figures of a sentence that the briefing does not explain, as they are written. */
  Set<String> unknownIn(String sentence);
}
