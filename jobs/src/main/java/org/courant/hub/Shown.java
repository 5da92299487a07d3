package org.courant.hub;

/** Text from outside, fit for a message: one line, no control characters, not endless. */
final class Shown {
  private static final int LONGEST = 200;

  private Shown() {}

  static String text(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      char c = text.charAt(i);
      // A terminal must not obey what a server wrote.
      boolean plain = !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
      shown.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return text.length() <= LONGEST ? shown.toString() : shown + "…";
  }
}
