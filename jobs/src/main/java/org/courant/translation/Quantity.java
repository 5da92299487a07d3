package org.courant.translation;

import java.math.BigDecimal;

/**
 * A number with its unit.
 *
 * @param number how many
 * @param unit of what
 */
record Quantity(BigDecimal number, Unit unit) {
  /** Nobody rounds more coarsely; converted, 20 feet are 6 metres and a mile is 1.5 kilometres. */
  private static final double COARSEST = 0.09;

  /** Whoever converts by a rough factor is not farther off than this. */
  private static final double ROUGH = 0.017;

  /** Whether this may be the other quantity, converted to another unit and rounded. */
  boolean converts(Quantity other) {
    if (unit.dimension() != other.unit.dimension() || unit.factor() == other.unit.factor()) {
      return false;
    }
    // Twenty degrees may be a temperature or a difference of two.
    return near(other, unit.zero(), other.unit.zero()) || near(other, 0, 0);
  }

  /** Whether this is the other quantity, as it is or converted. */
  boolean isSame(Quantity other) {
    return (number.compareTo(other.number) == 0 && unit.isLike(other.unit)) || converts(other);
  }

  private boolean near(Quantity other, double zero, double otherZero) {
    double own = (number.doubleValue() - zero) * unit.factor();
    double others = (other.number.doubleValue() - otherZero) * other.unit.factor();
    double most = Math.max(Math.abs(own), Math.abs(others));
    double rounding = Math.max(halfDigit(), other.halfDigit());
    return Math.abs(own - others) <= Math.max(ROUGH * most, Math.min(rounding, COARSEST * most));
  }

  /** Half of what the last digit that is not a zero counts. */
  private double halfDigit() {
    BigDecimal plain = number.stripTrailingZeros();
    return BigDecimal.ONE.movePointLeft(plain.scale()).doubleValue() / 2 * unit.factor();
  }
}
