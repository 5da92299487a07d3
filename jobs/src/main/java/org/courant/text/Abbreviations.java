package org.courant.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells a full stop that ends a sentence from one that only shortens a word. */
final class Abbreviations {
  private static final Pattern LAST_WORD =
      Pattern.compile("(?:^|[\\s(\\[“\"'‘/-])((?:\\p{L}+\\.)+|\\p{N}{1,3}[.)])[\"”’')\\]]*$");
  private static final Pattern FIRST_WORD = Pattern.compile("^[\\p{P}\\s]*([\\p{L}\\p{N}’']+)");
  private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.)+");
  private static final Pattern LIST_NUMBER = Pattern.compile("\\p{N}{1,3}[.)]");

  /** What may follow an abbreviation inside a sentence. */
  private enum Kind {
    /** A name or anything: titles before names. */
    NEVER,
    /** A number; before anything else the word ends a sentence. */
    NUMBER,
    /** Anything but a word that usually begins a sentence. */
    STARTER,
    /** A day, a month or a time zone; another capital begins a sentence. */
    TIME
  }

  private final Map<String, Kind> kinds;
  private final Set<String> starters;
  private final Set<String> times;

  private Abbreviations(Map<String, Kind> kinds, Set<String> starters, Set<String> times) {
    this.kinds = kinds;
    this.starters = starters;
    this.times = times;
  }

  static Abbreviations none() {
    return new Abbreviations(Map.of(), Set.of(), Set.of());
  }

  /** Those of {@code abbreviations-en.tsv}: a kind, a tab, words parted by spaces. */
  static Abbreviations english() {
    Map<String, Kind> kinds = new HashMap<>();
    Set<String> starters = Set.of();
    Set<String> times = Set.of();
    for (String line : CleaningRules.lines("abbreviations-en.tsv")) {
      String[] columns = line.split("\t", 2);
      List<String> words = List.of(columns[1].strip().split("\\s+"));
      switch (columns[0]) {
        case "sentence-starters" -> starters = lower(words);
        case "times" -> times = lower(words);
        default -> {
          Kind kind = Kind.valueOf(columns[0].toUpperCase(Locale.ROOT));
          words.forEach(word -> kinds.put(word.toLowerCase(Locale.ROOT), kind));
        }
      }
    }
    return new Abbreviations(Map.copyOf(kinds), starters, times);
  }

  private static Set<String> lower(List<String> words) {
    return words.stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a sentence may end between two texts that both have something to say. */
  boolean allowBreak(String left, String right) {
    Matcher last = LAST_WORD.matcher(left.substring(Math.max(0, left.length() - 40)));
    if (!last.find()) {
      return true;
    }
    String word = last.group(1);
    if (LIST_NUMBER.matcher(word).matches()) {
      // "1. Wash" at the very beginning is a number of a list, not a sentence.
      return left.length() > word.length();
    }
    Kind kind = kinds.get(word.toLowerCase(Locale.ROOT));
    // "P." is somebody's initial where "p." is a page.
    if (word.length() == 2 || kind == null) {
      kind = INITIALS.matcher(word).matches() ? Kind.STARTER : kind;
    }
    return kind == null || allowBreak(kind, firstWord(right));
  }

  private boolean allowBreak(Kind kind, String next) {
    return switch (kind) {
      case NEVER -> false;
      case NUMBER -> next.isEmpty() || !Character.isDigit(next.charAt(0));
      case STARTER -> starters.contains(next);
      case TIME -> !times.contains(next);
    };
  }

  private static String firstWord(String text) {
    Matcher first = FIRST_WORD.matcher(text.substring(0, Math.min(text.length(), 60)));
    return first.find() ? first.group(1).toLowerCase(Locale.ROOT) : "";
  }
}
