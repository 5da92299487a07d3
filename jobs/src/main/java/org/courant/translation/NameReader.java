package org.courant.translation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Reads the names of months and weekdays. */
final class NameReader {
  private final FigureWords words;
  private final FigureTokens tokens;
  private final Figures figures;

  NameReader(FigureWords words, FigureTokens tokens, Figures figures) {
    this.words = words;
    this.tokens = tokens;
    this.figures = figures;
  }

  /** Whether the word is a name. */
  boolean read(int at) {
    String word = tokens.word(at);
    return name(at, FigureValue.Kind.MONTH, words.find(WordKind.MONTH, word), true)
        || name(at, FigureValue.Kind.WEEKDAY, words.find(WordKind.WEEKDAY, word), true)
        || name(
            at, FigureValue.Kind.MONTH, words.find(WordKind.MAYBE_MONTH, word), isClearlyMonth(at))
        || name(at, FigureValue.Kind.WEEKDAY, words.find(WordKind.MAYBE_WEEKDAY, word), false);
  }

  private boolean name(int at, FigureValue.Kind kind, List<BigDecimal> numbers, boolean required) {
    for (BigDecimal number : numbers) {
      FigureValue value = new FigureValue(kind, number);
      if (required) {
        figures.require(new Figure(tokens.text(at, at), List.of(Set.of(value))));
      } else {
        figures.offer(value);
      }
    }
    return !numbers.isEmpty();
  }

  private boolean isClearlyMonth(int at) {
    boolean after = tokens.isDigits(at - 1) && !tokens.gapBefore(at).equals("|");
    boolean before = tokens.isDigits(at + 1) && !tokens.gapBefore(at + 1).equals("|");
    return after || before || words.has(WordKind.MONTH_LEAD, tokens.word(at - 1));
  }
}
