package org.courant.translation;

import java.util.Locale;

/**
 * A unit of measure.
 *
 * @param dimension what it measures
 * @param factor makes the dimension's base unit of it, after the zero was taken away
 * @param zero where its scale begins, 32 for Fahrenheit
 */
record Unit(Dimension dimension, double factor, double zero) {
  /** What can be measured. */
  enum Dimension {
    LENGTH,
    AREA,
    MASS,
    VOLUME,
    TEMPERATURE,
    TIME;

    /** For people: “mass”. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A gallon, a pint or a ton is not everywhere the same, but not farther off than this. */
  private static final double NAMESAKES = 1.25;

  /** Whether people may mean the same by both. Degrees often leave open which they are. */
  boolean isLike(Unit other) {
    return dimension == other.dimension
        && (dimension == Dimension.TEMPERATURE
            || Math.max(factor / other.factor, other.factor / factor) <= NAMESAKES);
  }

  /** The unit of areas that a unit of length makes. */
  Unit squared() {
    return dimension == Dimension.LENGTH ? new Unit(Dimension.AREA, factor * factor, zero) : this;
  }
}
