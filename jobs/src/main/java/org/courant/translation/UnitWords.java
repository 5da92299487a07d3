package org.courant.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The words of {@code unit-words.tsv} in one language. */
final class UnitWords {
  private static final String RESOURCE = "unit-words.tsv";
  private static final int COLUMNS = 5;
  private static final int WORDS = 4;
  private static final String ANY_ENDING = "*";
  private static final Map<String, UnitWords> LANGUAGES = load();

  private final Map<String, List<Unit>> words = new LinkedHashMap<>();

  private UnitWords() {}

  /** Words of a language; none for one that is not known here. */
  static UnitWords of(String language) {
    return LANGUAGES.getOrDefault(language, new UnitWords());
  }

  /** The units that a word is, by its longest beginning that is one; most are one at most. */
  List<Unit> find(String word) {
    List<Unit> whole = words.get(word);
    if (whole != null) {
      return whole;
    }
    for (int end = word.length(); end > 0; end--) {
      List<Unit> beginning = words.get(word.substring(0, end) + ANY_ENDING);
      if (beginning != null) {
        return beginning;
      }
    }
    return List.of();
  }

  /**
   * Words of which each is this unit and no other, as they may be written; those of a unit that is
   * like it, the tonne for the ton, if it has none of its own. None for a scale with another zero:
   * English “degrees” may be those of Celsius too.
   *
   * @param beginnings whether the beginning of a word, which any ending may follow, is a word too
   */
  List<String> written(Unit unit, boolean beginnings) {
    if (unit.zero() != 0) {
      return List.of();
    }
    List<String> own = written(unit::equals, beginnings);
    return own.isEmpty() ? written(unit::isLike, beginnings) : own;
  }

  private List<String> written(Predicate<Unit> unit, boolean beginnings) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().size() == 1 && unit.test(entry.getValue().get(0)))
        .map(Map.Entry::getKey)
        .filter(word -> beginnings || !word.endsWith(ANY_ENDING))
        .map(word -> word.replace(ANY_ENDING, ""))
        .toList();
  }

  private static Map<String, UnitWords> load() {
    Map<String, UnitWords> languages = new HashMap<>();
    for (String[] row : WordTable.rows(RESOURCE, COLUMNS)) {
      UnitWords own = languages.computeIfAbsent(row[0], language -> new UnitWords());
      Unit unit =
          new Unit(
              Unit.Dimension.valueOf(row[1].toUpperCase(Locale.ROOT)),
              Double.parseDouble(row[2]),
              Double.parseDouble(row[3]));
      for (String word : row[WORDS].split(" ", -1)) {
        own.words.computeIfAbsent(word, any -> new ArrayList<>()).add(unit);
      }
    }
    return Map.copyOf(languages);
  }
}
