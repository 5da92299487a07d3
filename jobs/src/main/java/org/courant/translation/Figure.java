package org.courant.translation;

import java.util.List;
import java.util.Set;

/**
 * A figure of a text.
 *
 * @param text as it is written
 * @param readings what it may mean, each as the values that must all be found elsewhere
 * @param quantities what it may measure; one that is found elsewhere in another unit is enough
 */
record Figure(String text, List<Set<FigureValue>> readings, List<Quantity> quantities) {
  Figure {
    readings = List.copyOf(readings);
    quantities = List.copyOf(quantities);
  }

  Figure(String text, List<Set<FigureValue>> readings) {
    this(text, readings, List.of());
  }

  /** Whether it is an hour that is another one without “p.m.”. */
  boolean isPostMeridiem() {
    return readings.stream().anyMatch(reading -> reading.contains(FigureValue.AFTERNOON));
  }

  /** The figure for a person. */
  String named() {
    return isPostMeridiem() ? text + " p.m." : text;
  }
}
