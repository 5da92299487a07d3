package org.courant.inference;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.courant.checkpoint.BundleManifest;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.tokenizer.Tokenizer;
import org.courant.transformer.EncoderDecoder;

/**
 * The target tokens that the scripts of each language can write, none of the source's alone. A
 * model of several languages with one vocabulary otherwise puts letters of one into words of
 * another. A token that is a part of a letter's bytes is of no script, and stays.
 */
final class Shortlists {
  /** Digits and punctuation, marks that go with any letter, and what has no meaning yet. */
  private static final Set<UnicodeScript> OF_ALL =
      EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN);

  /** Languages written alike share a shortlist. */
  private final Map<Set<UnicodeScript>, Integer> numbers = new LinkedHashMap<>();

  private final List<int[]> tokens = new ArrayList<>();

  private Shortlists() {}

  /**
   * Those of a model's languages.
   *
   * @throws CheckpointException for a script of which the vocabulary has no letter
   */
  static Shortlists of(CheckpointFolder checkpoint, Tokenizer tokenizer) {
    Shortlists shortlists = new Shortlists();
    Map<Set<UnicodeScript>, String> languages = new LinkedHashMap<>();
    for (String language : tokenizer.targetLanguages()) {
      languages.putIfAbsent(tokenizer.scripts(language), language);
    }
    languages.remove(Set.of());
    if (!languages.isEmpty()) {
      int size = EncoderDecoder.vocabularySize(checkpoint);
      Map<Integer, Set<UnicodeScript>> letters = letters(tokenizer, size);
      languages.forEach(
          (scripts, language) -> {
            requireLetters(checkpoint, language, scripts, letters);
            shortlists.add(scripts, letters, size);
          });
    }
    return shortlists;
  }

  /** The scripts of the letters of every target token that the network knows. */
  private static Map<Integer, Set<UnicodeScript>> letters(Tokenizer tokenizer, int limit) {
    Map<Integer, Set<UnicodeScript>> letters = new TreeMap<>();
    for (int id : tokenizer.targetIds()) {
      if (id < limit) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        String text = tokenizer.decode(new int[] {id});
        text.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(OF_ALL);
        letters.put(id, scripts);
      }
    }
    return letters;
  }

  private static void requireLetters(
      CheckpointFolder checkpoint,
      String language,
      Set<UnicodeScript> scripts,
      Map<Integer, Set<UnicodeScript>> letters) {
    for (UnicodeScript script : scripts) {
      if (letters.values().stream().noneMatch(own -> own.contains(script))) {
        throw new CheckpointException(
            checkpoint.file(BundleManifest.FILE),
            "scripts of " + language + " names " + script + ", of which no token has letters");
      }
    }
  }

  private void add(Set<UnicodeScript> scripts, Map<Integer, Set<UnicodeScript>> letters, int size) {
    int[] own =
        letters.entrySet().stream()
            .filter(token -> scripts.containsAll(token.getValue()))
            .mapToInt(Map.Entry::getKey)
            .toArray();
    // One of all tokens would be the same work once more.
    if (own.length < size) {
      numbers.put(scripts, tokens.size());
      tokens.add(own);
    }
  }

  /** The number of the shortlist of these scripts; empty if any tokens may come. */
  OptionalInt number(Set<UnicodeScript> scripts) {
    Integer number = numbers.get(scripts);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Whether a target that is written in these scripts may have a token. */
  boolean admits(Set<UnicodeScript> scripts, int token) {
    OptionalInt number = number(scripts);
    return number.isEmpty() || Arrays.binarySearch(tokens.get(number.getAsInt()), token) >= 0;
  }

  /** Sorted tokens of each shortlist, by their numbers. */
  List<int[]> tokens() {
    return List.copyOf(tokens);
  }
}
