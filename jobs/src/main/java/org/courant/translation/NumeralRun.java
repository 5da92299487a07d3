package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The numerals that a word begins with: 천만, 스물다섯, 두 in 두번째, “дво” in «двогодинний». */
final class NumeralRun {
  /** One syllable may begin any word; two are a number. */
  private static final int CLEAR_LENGTH = 2;

  /** No number has more words; endless ones would take endless time. */
  private static final int MOST_PARTS = 20;

  private record Part(WordKind kind, BigDecimal number) {
    boolean isScale() {
      return kind == WordKind.UNIT || kind == WordKind.MAYBE_UNIT;
    }
  }

  private static final List<WordKind> KINDS =
      List.of(WordKind.NATIVE, WordKind.DIGIT, WordKind.UNIT, WordKind.MAYBE_UNIT);

  private final List<Part> parts = new ArrayList<>();
  private final boolean number;

  NumeralRun(FigureWords words, String word) {
    int end = 0;
    for (int length = take(words, word, end);
        length > 0 && parts.size() < MOST_PARTS;
        length = take(words, word, end)) {
      end += length;
    }
    String rest = word.substring(end);
    boolean ended = rest.isEmpty() || words.has(WordKind.FOLLOWER, rest);
    boolean clear = end >= CLEAR_LENGTH && words.hasAny(WordKind.UNIT);
    boolean onlyDigits = parts.stream().allMatch(part -> part.kind() == WordKind.DIGIT);
    number = !onlyDigits && (ended || clear);
  }

  boolean isNumber() {
    return number;
  }

  /** Continues a number; false if another one begins here. */
  boolean addTo(Numeral numeral) {
    Part first = parts.get(0);
    if (!numeral.isEmpty() && !(first.isScale() || numeral.accepts(first.number()))) {
      return false;
    }
    for (Part part : parts) {
      if (!part.isScale()) {
        numeral.add(part.number());
      } else if (numeral.acceptsScale()) {
        numeral.multiply(part.number());
      }
    }
    return true;
  }

  private int take(FigureWords words, String word, int start) {
    for (WordKind kind : KINDS) {
      String entry = words.entryAt(kind, word, start);
      if (entry != null) {
        parts.add(new Part(kind, words.find(kind, entry).get(0)));
        return entry.length();
      }
    }
    return 0;
  }
}
