package org.courant.evaluation;

/**
 * How often a damage is noticed.
 *
 * @param damage what was done
 * @param lines how many lines could be damaged in this way
 * @param caught how many of them have a finding that the damage should have
 * @param caughtByAny how many have any finding
 */
public record DamageRate(Damage damage, int lines, int caught, int caughtByAny) {
  /** Share of the damaged lines that a check made for it flags, 0 to 1. */
  public double hits() {
    return lines == 0 ? 0 : (double) caught / lines;
  }

  /** Share of the damaged lines that any check flags, 0 to 1. */
  public double hitsByAny() {
    return lines == 0 ? 0 : (double) caughtByAny / lines;
  }
}
