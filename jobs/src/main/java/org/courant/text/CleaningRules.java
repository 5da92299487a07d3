package org.courant.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules of {@code cleaning-rules.tsv}: name, action, pattern and example, parted by tabs. */
final class CleaningRules {
  private static final String RESOURCE = "cleaning-rules.tsv";
  private static final int COLUMNS = 4;

  private CleaningRules() {}

  /** All rules, in the order in which they are tried. */
  static List<CleaningRule> load() {
    return lines(RESOURCE).stream().map(CleaningRules::rule).toList();
  }

  private static CleaningRule rule(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalStateException(
          "Invalid line in " + RESOURCE + ", " + columns.length + " columns: " + line);
    }
    return new CleaningRule(
        columns[0],
        CleaningRule.Action.valueOf(columns[1].toUpperCase(Locale.ROOT)),
        Pattern.compile(columns[2], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        columns[3]);
  }

  /** Lines of a resource beside this class, without blank ones and those that begin with #. */
  static List<String> lines(String resource) {
    try (InputStream stream = CleaningRules.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("Missing resource: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource " + resource, e);
    }
  }
}
