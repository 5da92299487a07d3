package org.courant.translation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Entries with which longer words may begin, by their first character: most words have none. */
final class Beginnings {
  static final Beginnings NONE = new Beginnings();

  private final Map<Character, Map<String, List<BigDecimal>>> entries = new HashMap<>();
  private int longest;

  void add(String beginning, List<BigDecimal> values) {
    entries
        .computeIfAbsent(beginning.charAt(0), key -> new HashMap<>())
        .merge(
            beginning, values, (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
    longest = Math.max(longest, beginning.length());
  }

  /** Values of the longest entry that a word begins with; empty if there is none. */
  List<BigDecimal> find(String word) {
    String entry = longest(word);
    return entry.isEmpty() ? List.of() : entries.get(entry.charAt(0)).get(entry);
  }

  /** What follows the longest entry that a word begins with; empty if there is none. */
  String rest(String word) {
    String entry = longest(word);
    return entry.isEmpty() ? "" : word.substring(entry.length());
  }

  private String longest(String word) {
    Map<String, List<BigDecimal>> own =
        word.isEmpty() ? Map.of() : entries.getOrDefault(word.charAt(0), Map.of());
    for (int end = own.isEmpty() ? 0 : Math.min(word.length(), longest); end > 0; end--) {
      String beginning = word.substring(0, end);
      if (own.containsKey(beginning)) {
        return beginning;
      }
    }
    return "";
  }
}
