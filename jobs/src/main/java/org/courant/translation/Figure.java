package org.courant.translation;

import java.util.List;
import java.util.Set;

/**
 * A figure of a text.
 *
 * @param text as it is written
 * @param readings what it may mean, each as the values that must all be found elsewhere
 */
record Figure(String text, List<Set<FigureValue>> readings) {
  Figure {
    readings = List.copyOf(readings);
  }
}
