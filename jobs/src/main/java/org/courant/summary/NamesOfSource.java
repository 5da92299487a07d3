package org.courant.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a briefing, to find names in a sentence that it does not have.
 *
 * <p>A name is a word with a capital, of whatever writing has them. The first word of a sentence is
 * only taken for one if it has a second capital or a capitalised word follows it. A name is known
 * if the briefing has the word, in whatever case, or if one of both has the initials of the other's
 * words: UN for United Nations.
 */
final class NamesOfSource {
  private static final int LONGEST_CONNECTOR = 3;

  private final Set<String> words;
  private final Set<String> initials;

  NamesOfSource(List<String> texts) {
    this.words = new HashSet<>();
    this.initials = new HashSet<>();
    for (String text : texts) {
      words.addAll(Words.compared(text));
      initials.addAll(initials(Words.of(text)));
    }
  }

  /** Names in a sentence that the briefing does not have, in their order, each once. */
  Set<String> unknownIn(String sentence) {
    List<String> found = Words.of(sentence);
    Set<String> unknown = new LinkedHashSet<>();
    for (int i = 0; i < found.size(); i++) {
      if (isName(found, i) && !isKnown(found.get(i)) && !isSpelledOut(found, i)) {
        unknown.add(found.get(i));
      }
    }
    return unknown;
  }

  private static boolean isName(List<String> sentence, int at) {
    String word = sentence.get(at);
    if (at > 0 || word.chars().filter(Character::isUpperCase).count() > 1) {
      return isCapitalised(word);
    }
    return isCapitalised(word) && sentence.size() > 1 && isCapitalised(sentence.get(1));
  }

  private static boolean isCapitalised(String word) {
    return word.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
  }

  private boolean isKnown(String word) {
    return words.containsAll(Words.compared(word)) || initials.contains(Words.folded(word));
  }

  /** Whether the word belongs to a run of names whose initials the briefing has. */
  private boolean isSpelledOut(List<String> sentence, int at) {
    for (int from = at; from >= 0 && isLinked(sentence.get(from)); from--) {
      for (int to = at + 1; to <= sentence.size() && isLinked(sentence.get(to - 1)); to++) {
        String letters = letters(sentence.subList(from, to));
        if (letters.length() > 1 && words.contains(letters)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Initials of every run of two or more names, with short words like “of the” among them. */
  private static Set<String> initials(List<String> text) {
    Set<String> found = new HashSet<>();
    for (int from = 0; from < text.size(); from++) {
      if (isCapitalised(text.get(from))) {
        List<String> run = new ArrayList<>();
        for (int to = from; to < text.size() && isLinked(text.get(to)); to++) {
          run.add(text.get(to));
          found.add(letters(run));
        }
      }
    }
    found.removeIf(letters -> letters.length() < 2);
    return found;
  }

  private static boolean isLinked(String word) {
    return isCapitalised(word) || word.length() <= LONGEST_CONNECTOR;
  }

  private static String letters(List<String> run) {
    StringBuilder letters = new StringBuilder();
    run.stream()
        .filter(NamesOfSource::isCapitalised)
        .forEach(word -> letters.appendCodePoint(word.codePointAt(0)));
    return Words.folded(letters.toString());
  }
}
