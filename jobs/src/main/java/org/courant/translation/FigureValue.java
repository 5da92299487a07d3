package org.courant.translation;

import java.math.BigDecimal;

/**
 * What a figure stands for.
 *
 * @param kind a month and a weekday are more than their number, and the afternoon is none
 * @param number the number itself, without zeros at its end so that equal numbers are equal objects
 */
record FigureValue(Kind kind, BigDecimal number) {
  /** What is counted. */
  enum Kind {
    NUMBER,
    MONTH,
    WEEKDAY,
    AFTERNOON
  }

  /** The half of the day after noon. */
  static final FigureValue AFTERNOON = new FigureValue(Kind.AFTERNOON, BigDecimal.ZERO);

  FigureValue {
    number = number.stripTrailingZeros();
  }

  static FigureValue number(BigDecimal number) {
    return new FigureValue(Kind.NUMBER, number);
  }

  static FigureValue number(long number) {
    return number(BigDecimal.valueOf(number));
  }

  static FigureValue month(BigDecimal number) {
    return new FigureValue(Kind.MONTH, number);
  }
}
