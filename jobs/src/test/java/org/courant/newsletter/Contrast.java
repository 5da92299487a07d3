package org.courant.newsletter;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Contrast of colours as WCAG 2.2 defines it. */
final class Contrast {
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6})");

  private Contrast() {}

  /** Relative luminances of the custom properties that are colours, by name. */
  static Map<String, Double> luminances(String style) {
    Map<String, Double> luminances = new HashMap<>();
    Matcher colours = COLOUR.matcher(style);
    while (colours.find()) {
      int rgb = Integer.parseInt(colours.group(2), 16);
      luminances.put(
          colours.group(1),
          0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb));
    }
    return luminances;
  }

  private static double linear(int value) {
    double share = (value & 0xFF) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  static double of(double one, double other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }
}
