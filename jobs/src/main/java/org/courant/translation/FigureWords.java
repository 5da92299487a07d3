package org.courant.translation;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of {@code figure-words.tsv} in one language. */
final class FigureWords {
  private static final String RESOURCE = "figure-words.tsv";
  private static final int COLUMNS = 4;
  private static final int LONGEST_END = 2;

  /** Behind an entry with which longer words may begin. */
  private static final String BEGINNING = "*";

  private static final Map<String, FigureWords> LANGUAGES = load();

  private final Map<WordKind, Map<String, List<BigDecimal>>> words = new EnumMap<>(WordKind.class);
  private final Map<WordKind, Beginnings> beginnings = new EnumMap<>(WordKind.class);
  private final Map<WordKind, Map<BigDecimal, List<String>>> whole = new EnumMap<>(WordKind.class);
  private final UnitWords units;
  private int longest;

  private FigureWords(String language) {
    units = UnitWords.of(language);
  }

  /** Words of a BCP 47 tag's language, empty for a language that is not known here. */
  static Optional<FigureWords> of(String language) {
    return Optional.ofNullable(LANGUAGES.get(Locale.forLanguageTag(language).getLanguage()));
  }

  /** No words at all: digits can mean whatever they mean anywhere. */
  static FigureWords none() {
    return new FigureWords("");
  }

  /** The units of the language. */
  UnitWords units() {
    return units;
  }

  /** What follows the longest entry that a word begins with; empty if it is one or has none. */
  String rest(WordKind kind, String word) {
    return beginnings(kind).rest(word);
  }

  private Beginnings beginnings(WordKind kind) {
    return beginnings.getOrDefault(kind, Beginnings.NONE);
  }

  /** The language's own whole words by their first value. */
  Map<BigDecimal, List<String>> whole(WordKind kind) {
    return whole.getOrDefault(kind, Map.of());
  }

  /** Whether a point can only part a fraction, and a comma only thousands. */
  boolean pointIsDecimal() {
    return has(WordKind.DECIMAL, ".");
  }

  boolean has(WordKind kind, String word) {
    return !find(kind, word).isEmpty();
  }

  /** Whether a word is one or ends in one; Korean may leave out the space: 목요일오후. */
  boolean endsWith(WordKind kind, String word) {
    int shortest = Math.max(0, word.length() - LONGEST_END);
    return has(kind, word)
        || IntStream.range(shortest, word.length())
            .anyMatch(start -> has(kind, word.substring(start)));
  }

  boolean hasAny(WordKind kind) {
    return words.containsKey(kind);
  }

  /** Whether syllables stand right behind digits, as in Korean: 3월, 350만, 12명이. */
  boolean joinsSyllables() {
    return hasAny(WordKind.MONTH_SIGN);
  }

  /** Values of the longest entry that the word is or begins with; empty if there is none. */
  List<BigDecimal> find(WordKind kind, String word) {
    Map<String, List<BigDecimal>> entries = words.get(kind);
    if (entries == null || word.isEmpty()) {
      return List.of();
    }
    List<BigDecimal> found = find(kind, entries, word.toLowerCase(Locale.ROOT));
    return found.isEmpty() && Character.isUpperCase(word.codePointAt(0))
        ? find(kind, entries, capitalized(word))
        : found;
  }

  /** The longest entry that a word has at a place, as it is; null if there is none. */
  String entryAt(WordKind kind, String word, int start) {
    Map<String, List<BigDecimal>> entries = words.get(kind);
    int most = entries == null ? 0 : Math.min(word.length(), start + longest);
    for (int end = most; end > start; end--) {
      String piece = word.substring(start, end);
      if (entries.containsKey(piece)) {
        return piece;
      }
    }
    return null;
  }

  private List<BigDecimal> find(WordKind kind, Map<String, List<BigDecimal>> entries, String word) {
    List<BigDecimal> whole = entries.get(word);
    return whole == null ? beginnings(kind).find(word) : whole;
  }

  private static String capitalized(String word) {
    return word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private void add(WordKind kind, String word, List<BigDecimal> values) {
    Map<String, List<BigDecimal>> entries = words.computeIfAbsent(kind, key -> new HashMap<>());
    if (word.endsWith(BEGINNING)) {
      beginnings
          .computeIfAbsent(kind, key -> new Beginnings())
          .add(word.substring(0, word.length() - 1), values);
    } else {
      entries.merge(
          word, values, (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
    }
    longest = Math.max(longest, word.length());
  }

  private static Map<String, FigureWords> load() {
    Map<String, FigureWords> languages = new HashMap<>();
    List<String[]> rows = WordTable.rows(RESOURCE, COLUMNS);
    for (String[] row : rows) {
      FigureWords words = languages.computeIfAbsent(row[0], FigureWords::new);
      WordKind kind = WordKind.valueOf(row[1].toUpperCase(Locale.ROOT));
      add(words, kind, row);
      words.addWhole(kind, row);
    }
    for (String[] row : rows) {
      languages.forEach((language, words) -> words.addName(language, row));
    }
    return Map.copyOf(languages);
  }

  private void addWhole(WordKind kind, String[] row) {
    List<String> own =
        Stream.of(row[3].split(" ", -1))
            .filter(word -> !word.endsWith(BEGINNING))
            .sorted()
            .toList();
    if (!own.isEmpty()) {
      whole
          .computeIfAbsent(kind, key -> new HashMap<>())
          .merge(
              values(row[2]).get(0).stripTrailingZeros(),
              own,
              (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
    }
  }

  /** A newspaper or a feast may keep its English name. */
  private void addName(String language, String[] row) {
    if (row[0].equals(language)) {
      return;
    }
    switch (WordKind.valueOf(row[1].toUpperCase(Locale.ROOT))) {
      case MONTH, MAYBE_MONTH -> add(this, WordKind.MAYBE_MONTH, row);
      case WEEKDAY, MAYBE_WEEKDAY -> add(this, WordKind.MAYBE_WEEKDAY, row);
      default -> {
        // Other words of another language mean nothing here.
      }
    }
  }

  private static void add(FigureWords words, WordKind kind, String[] row) {
    List<BigDecimal> values = values(row[2]);
    for (String word : row[3].split(" ", -1)) {
      words.add(kind, word, values);
    }
  }

  private static List<BigDecimal> values(String column) {
    return column.equals("-")
        ? List.of(BigDecimal.ZERO)
        : Stream.of(column.split(",", -1)).map(BigDecimal::new).toList();
  }
}
