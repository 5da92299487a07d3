package org.courant.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A licence by its short name, and in plain words where it forbids what people take for granted.
 */
final class LicenceText {
  /** Creative Commons' NC among the parts of a name, or the word itself. */
  private static final Pattern NON_COMMERCIAL =
      Pattern.compile("(^|[^a-z])nc([^a-z]|$)|non-?commercial");

  private static final Pattern NO_DERIVATIVES = Pattern.compile("(^|[^a-z])nd([^a-z]|$)");

  private LicenceText() {}

  static String of(Optional<String> licence) {
    return licence.map(LicenceText::of).orElse("not stated: ask its authors before you use it");
  }

  private static String of(String licence) {
    String name = licence.toLowerCase(Locale.ROOT);
    List<String> limits = new ArrayList<>();
    if (NON_COMMERCIAL.matcher(name).find()) {
      limits.add("NON-COMMERCIAL use only");
    }
    if (NO_DERIVATIVES.matcher(name).find()) {
      limits.add("no changed versions");
    }
    return limits.isEmpty() ? licence : licence + ": " + String.join(", ", limits);
  }
}
