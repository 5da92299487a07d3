package org.courant.cli;

import java.util.Locale;

/** Numbers of bytes for people, in powers of ten as the hub shows them. */
final class ByteCount {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

  private ByteCount() {}

  static String text(long bytes) {
    double value = bytes;
    String unit = "B";
    for (int i = 0; i < UNITS.length && value >= 999.95; i++) {
      value /= 1000;
      unit = UNITS[i];
    }
    return unit.equals("B") ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, unit);
  }
}
