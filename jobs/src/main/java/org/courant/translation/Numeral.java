package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/** A number under construction, from values and scales in reading order. */
final class Numeral {
  /** "Hundred thousand million" has three; more are no number. */
  private static final int MOST_SCALES = 6;

  private final Deque<BigDecimal> terms = new ArrayDeque<>();
  private BigDecimal last = BigDecimal.ZERO;
  private BigDecimal factor = BigDecimal.ONE;
  private int scales;

  boolean isEmpty() {
    return terms.isEmpty();
  }

  boolean isScaled() {
    return scales > 0;
  }

  /** Whether a value can follow, as five follows twenty but not four. */
  boolean accepts(BigDecimal value) {
    if (isEmpty()) {
      return true;
    }
    BigDecimal power = BigDecimal.ONE;
    while (power.compareTo(value) <= 0) {
      power = power.scaleByPowerOfTen(1);
    }
    return last.compareTo(value) > 0 && last.remainder(power).signum() == 0;
  }

  void add(BigDecimal value) {
    terms.push(value);
    last = value;
  }

  boolean acceptsScale() {
    return scales < MOST_SCALES;
  }

  /** Multiplies everything smaller than the scale, and what was said last in any case. */
  void multiply(BigDecimal scale) {
    BigDecimal sum = BigDecimal.ZERO;
    boolean open = !isEmpty() && !isMultiple(scale);
    while (!isEmpty() && (open || terms.peek().compareTo(scale) < 0)) {
      sum = sum.add(terms.pop());
      open = false;
    }
    last = (sum.signum() == 0 ? BigDecimal.ONE : sum).multiply(scale);
    terms.push(last);
    factor = factor.multiply(scale);
    scales++;
  }

  private boolean isMultiple(BigDecimal scale) {
    return isScaled() && terms.peek().compareTo(scale) >= 0;
  }

  /** What all scales together multiply by. */
  BigDecimal factor() {
    return factor;
  }

  BigDecimal total() {
    return terms.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
