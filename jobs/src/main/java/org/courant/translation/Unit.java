package org.courant.translation;

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
    TEMPERATURE
  }

  /** The unit of areas that a unit of length makes. */
  Unit squared() {
    return dimension == Dimension.LENGTH ? new Unit(Dimension.AREA, factor * factor, zero) : this;
  }
}
