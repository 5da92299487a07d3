package org.courant.inference;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.courant.tokenizer.Tokenizer;

/**
 * The target tokens that the scripts of each language can write. A model of several languages with
 * one vocabulary otherwise puts letters of one into words of another.
 */
final class Shortlists {
  private final Tokenizer tokenizer;

  /** Languages written alike share a shortlist. */
  private final Map<Set<UnicodeScript>, Integer> numbers = new LinkedHashMap<>();

  private final List<int[]> tokens = new ArrayList<>();

  private Shortlists(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Those of a model's languages.
   *
   * @throws IllegalArgumentException for scripts of which the vocabulary has no letter
   */
  static Shortlists of(Tokenizer tokenizer) {
    Shortlists shortlists = new Shortlists(tokenizer);
    // What can be written without any letters.
    int[] unwritten = {};
    for (String language : tokenizer.targetLanguages()) {
      Set<UnicodeScript> scripts = tokenizer.scripts(language);
      if (!scripts.isEmpty() && !shortlists.numbers.containsKey(scripts)) {
        unwritten = unwritten.length > 0 ? unwritten : tokenizer.targetsIn(Set.of());
        int[] ids = tokenizer.targetsIn(scripts);
        if (ids.length == unwritten.length) {
          throw new IllegalArgumentException(
              "Invalid scripts of target language %s: %s, of which the vocabulary has no letters; correct bundle.json"
                  .formatted(language, scripts));
        }
        shortlists.numbers.put(scripts, shortlists.tokens.size());
        shortlists.tokens.add(ids);
      }
    }
    return shortlists;
  }

  /** The number of a language's shortlist; empty if it may have any tokens. */
  OptionalInt number(String language) {
    Integer number = numbers.get(tokenizer.scripts(language));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Whether targets of a language may have a token. */
  boolean admits(String language, int token) {
    OptionalInt number = number(language);
    return number.isEmpty() || Arrays.binarySearch(tokens.get(number.getAsInt()), token) >= 0;
  }

  /** Sorted tokens of each shortlist, by their numbers. */
  List<int[]> tokens() {
    return List.copyOf(tokens);
  }
}
