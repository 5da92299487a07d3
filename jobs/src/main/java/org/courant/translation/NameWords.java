package org.courant.translation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of {@code name-words.tsv}. */
final class NameWords {
  private static final String RESOURCE = "name-words.tsv";
  private static final int COLUMNS = 4;
  private static final int TEXTS = 3;

  /** What a row says. */
  enum Kind {
    TITLE,
    COMMON,
    NAME,
    ACRONYM
  }

  private static final Map<Kind, Set<String>> ENGLISH = new HashMap<>();
  private static final Map<Kind, Map<String, Map<String, List<String>>>> OTHERS = new HashMap<>();

  static {
    for (String[] row : WordTable.rows(RESOURCE, COLUMNS)) {
      Kind kind = Kind.valueOf(row[1].toUpperCase(Locale.ROOT));
      List<String> words = List.of(row[TEXTS].split(" ", -1));
      switch (kind) {
        case TITLE, COMMON -> ENGLISH.computeIfAbsent(kind, any -> new HashSet<>()).addAll(words);
        case NAME, ACRONYM ->
            OTHERS
                .computeIfAbsent(kind, any -> new HashMap<>())
                .computeIfAbsent(row[0], any -> new HashMap<>())
                .put(row[2], words.stream().map(word -> word.replace('_', ' ')).toList());
      }
    }
  }

  private NameWords() {}

  /** Whether an English word with a capital stands before names. */
  static boolean isTitle(String word) {
    return ENGLISH.get(Kind.TITLE).contains(word);
  }

  /** Whether an English word is translated though it has a capital. */
  static boolean isCommon(String word) {
    return ENGLISH.get(Kind.COMMON).contains(word);
  }

  /** Whether an English word with a capital is known to be a name. */
  static boolean isName(String word) {
    return OTHERS.get(Kind.NAME).values().stream().anyMatch(names -> names.containsKey(word));
  }

  /** What a name or an acronym may be in a language beside how it sounds; empty if unknown. */
  static List<String> known(Kind kind, String language, String name) {
    return OTHERS
        .getOrDefault(kind, Map.of())
        .getOrDefault(language, Map.of())
        .getOrDefault(name, List.of());
  }
}
