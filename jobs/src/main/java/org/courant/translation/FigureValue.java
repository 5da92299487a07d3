package org.courant.translation;

import java.math.BigDecimal;

/**
 * What a figure stands for.
 *
 * @param kind a month and a weekday are more than their number
 * @param number the number itself, without zeros at its end so that equal numbers are equal objects
 */
record FigureValue(Kind kind, BigDecimal number) {
  /** What is counted. */
  enum Kind {
    NUMBER,
    MONTH,
    WEEKDAY
  }

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
