package org.courant.evaluation;

/**
 * How often a check finds fault with professional translations.
 *
 * @param code code of its findings
 * @param lines how many lines there are
 * @param applied to how many of them the check has a question
 * @param flagged how many it flags
 */
public record CheckRate(String code, int lines, int applied, int flagged) {
  /** Share of all lines that it flags, 0 to 1. */
  public double ofLines() {
    return lines == 0 ? 0 : (double) flagged / lines;
  }

  /** Share of the lines it has a question to that it flags, 0 to 1. */
  public double ofApplied() {
    return applied == 0 ? 0 : (double) flagged / applied;
  }
}
