package org.courant.translation;

import java.math.BigDecimal;
import java.util.List;

/** Reads numbers in words. They explain digits of the other side but ask for none. */
final class WordNumberReader {
  private final FigureWords words;
  private final FigureTokens tokens;
  private final Figures figures;
  private Numeral before = new Numeral();
  private int endBefore;

  WordNumberReader(FigureWords words, FigureTokens tokens, Figures figures) {
    this.words = words;
    this.tokens = tokens;
    this.figures = figures;
  }

  /** Reads the number that begins with a word; gives the index after it, or after the word. */
  int read(int at) {
    Numeral numeral = new Numeral();
    int end = at;
    for (int i = at; tokens.isWord(i) && (i == at || tokens.isLinked(i)); i++) {
      String word = tokens.word(i);
      if (!numeral.isEmpty() && words.has(WordKind.JOINER, word)) {
        continue;
      }
      if (!take(word, numeral)) {
        break;
      }
      end = i + 1;
    }
    boolean article = numeral.isEmpty() && end == at + 1;
    if (!numeral.isEmpty() || article) {
      // “A mile” has no numeral.
      List<BigDecimal> numbers = List.of(article ? BigDecimal.ONE : numeral.total());
      QuantityReader.quantities(numbers, new QuantityReader(words, tokens).unitsAfter(end - 1))
          .forEach(figures::offer);
    }
    if (!numeral.isEmpty()) {
      offer(numeral.total());
      share(numeral, at);
      before = numeral;
      endBefore = end;
    }
    return Math.max(end, at + 1);
  }

  /** “Two to three million” begins at two million. */
  private void share(Numeral numeral, int at) {
    boolean range = endBefore == at - 1 && words.has(WordKind.RANGE, tokens.word(endBefore));
    if (range && numeral.isScaled() && !before.isScaled()) {
      offer(before.total().multiply(numeral.factor()));
    }
  }

  private boolean take(String word, Numeral numeral) {
    if (words.has(WordKind.ARTICLE, word)) {
      if (numeral.isEmpty()) {
        offer(BigDecimal.ONE);
      }
      return true;
    }
    List<BigDecimal> scale = words.find(WordKind.SCALE, word);
    scale = scale.isEmpty() ? words.find(WordKind.MAYBE_SCALE, word) : scale;
    if (!scale.isEmpty()) {
      return multiply(scale.get(0), numeral);
    }
    NumeralRun run = new NumeralRun(words, word);
    if (run.isNumber()) {
      return run.addTo(numeral);
    }
    return add(words.find(WordKind.NUMBER, word), numeral);
  }

  private boolean add(List<BigDecimal> values, Numeral numeral) {
    if (values.isEmpty() || !numeral.accepts(values.get(0))) {
      return false;
    }
    numeral.add(values.get(0));
    values.forEach(this::offer);
    return true;
  }

  private static boolean multiply(BigDecimal scale, Numeral numeral) {
    if (!numeral.acceptsScale()) {
      return false;
    }
    numeral.multiply(scale);
    return true;
  }

  private void offer(BigDecimal number) {
    figures.offer(FigureValue.number(number));
  }
}
