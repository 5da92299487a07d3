package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The scale words and unit syllables after digits: “85 million”, “8,500만”, “2천5백”. */
final class ScaledNumber {
  private record Step(boolean scale, BigDecimal number) {}

  /** No number has more words; endless ones would take endless time. */
  private static final int MOST_STEPS = 8;

  private final FigureWords words;
  private final FigureTokens tokens;
  private final int first;
  private final List<Step> steps = new ArrayList<>();
  private int last;
  private boolean certain = true;
  private boolean open = true;

  ScaledNumber(FigureWords words, FigureTokens tokens, int first) {
    this.words = words;
    this.tokens = tokens;
    this.first = first;
    this.last = first;
    skipEnding();
    while (scaleWord() || unitSyllables()) {
      // Each call takes one word; "hundred thousand" has two.
    }
  }

  private void skipEnding() {
    boolean near = tokens.isGlued(first + 1) || tokens.isDashed(first + 1);
    if (near && words.has(WordKind.ENDING, tokens.word(first + 1))) {
      last++;
    }
  }

  int last() {
    return last;
  }

  boolean isScaled() {
    return !steps.isEmpty();
  }

  /** Whether the words cannot be anything but scales. */
  boolean isCertain() {
    return certain;
  }

  /** What the number is if its first digits are this number. */
  BigDecimal of(BigDecimal digits) {
    Numeral numeral = new Numeral();
    numeral.add(digits);
    for (Step step : steps) {
      if (step.scale()) {
        numeral.multiply(step.number());
      } else {
        numeral.add(step.number());
      }
    }
    return numeral.total();
  }

  BigDecimal factor() {
    return steps.stream()
        .filter(Step::scale)
        .map(Step::number)
        .reduce(BigDecimal.ONE, BigDecimal::multiply);
  }

  BigDecimal unit() {
    Step end = steps.isEmpty() ? null : steps.get(steps.size() - 1);
    return end == null || !open || !end.scale() ? BigDecimal.ONE : end.number();
  }

  private boolean scaleWord() {
    int next = last + 1;
    if (!mayTake(next)) {
      return false;
    }
    String word = tokens.word(next);
    if (take(WordKind.SCALE, word)) {
      return true;
    }
    if (take(WordKind.MONEY_SCALE, word)) {
      certain &= tokens.isGlued(next) && isMoney();
      return true;
    }
    if (take(WordKind.MAYBE_SCALE, word)) {
      certain = false;
      return true;
    }
    return false;
  }

  private boolean take(WordKind kind, String word) {
    List<BigDecimal> scale = words.find(kind, word);
    if (scale.isEmpty()) {
      return false;
    }
    steps.add(new Step(true, scale.get(0)));
    last++;
    return true;
  }

  private boolean isMoney() {
    return Character.getType(tokens.before(first)) == Character.CURRENCY_SYMBOL;
  }

  private boolean mayTake(int next) {
    return open && steps.size() < MOST_STEPS && tokens.isWord(next) && tokens.isLinked(next);
  }

  private boolean unitSyllables() {
    int next = last + 1;
    if (!mayTake(next)) {
      return false;
    }
    String word = tokens.word(next);
    List<Step> units = new ArrayList<>();
    boolean sure = tokens.isGlued(next);
    int end = 0;
    for (String unit = unitAt(word, end);
        unit != null && units.size() < MOST_STEPS;
        unit = unitAt(word, end)) {
      sure &= words.has(WordKind.UNIT, unit) || !units.isEmpty();
      units.add(new Step(true, valueOf(unit)));
      end += unit.length();
    }
    if (units.isEmpty() || !(tokens.isGlued(next) || ends(word, end))) {
      return false;
    }
    steps.addAll(units);
    certain &= sure;
    open = end == word.length();
    last = next;
    return open && moreDigits();
  }

  private String unitAt(String word, int start) {
    String unit = words.entryAt(WordKind.UNIT, word, start);
    return unit == null ? words.entryAt(WordKind.MAYBE_UNIT, word, start) : unit;
  }

  private BigDecimal valueOf(String unit) {
    List<BigDecimal> sure = words.find(WordKind.UNIT, unit);
    return sure.isEmpty() ? words.find(WordKind.MAYBE_UNIT, unit).get(0) : sure.get(0);
  }

  private boolean ends(String word, int end) {
    return end == word.length() || words.has(WordKind.FOLLOWER, word.substring(end));
  }

  /** Digits right after a unit, as in “2천5백”. */
  private boolean moreDigits() {
    int next = last + 1;
    if (!tokens.isDigits(next) || !tokens.isGlued(next)) {
      return false;
    }
    List<BigDecimal> digits = tokens.get(next).digits().numbers(words.pointIsDecimal());
    if (digits.isEmpty()) {
      return false;
    }
    steps.add(new Step(false, digits.get(0)));
    last = next;
    return true;
  }
}
