package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads digits and the words that belong to them. */
final class DigitsReader {
  private final FigureWords words;
  private final FigureTokens tokens;

  DigitsReader(FigureWords words, FigureTokens tokens) {
    this.words = words;
    this.tokens = tokens;
  }

  Piece read(int at) {
    DigitGroups digits = tokens.get(at).digits();
    List<BigDecimal> numbers = digits.numbers(words.pointIsDecimal());
    DigitContext context = new DigitContext(words, tokens, at);
    if (context.isMonth()) {
      Set<FigureValue> month = Set.of(FigureValue.month(numbers.get(0)));
      return new Piece(at, at, List.of(month), List.of(), BigDecimal.ONE, BigDecimal.ONE, true);
    }
    ScaledNumber scaled = new ScaledNumber(words, tokens, at);
    return scaled.isScaled() && !numbers.isEmpty()
        ? scaled(at, numbers, scaled)
        : new Piece(at, at, plain(at, numbers), numbers, BigDecimal.ONE, BigDecimal.ONE, false);
  }

  private Piece scaled(int at, List<BigDecimal> numbers, ScaledNumber scaled) {
    List<BigDecimal> values = numbers.stream().map(scaled::of).toList();
    List<Set<FigureValue>> readings = new ArrayList<>(singles(values));
    if (!scaled.isCertain()) {
      readings.addAll(plain(at, numbers));
    }
    return new Piece(at, scaled.last(), readings, values, scaled.factor(), scaled.unit(), false);
  }

  private List<Set<FigureValue>> plain(int at, List<BigDecimal> numbers) {
    List<Set<FigureValue>> readings = new ArrayList<>(singles(numbers));
    DigitContext context = new DigitContext(words, tokens, at);
    readings.addAll(tokens.get(at).digits().parts(words.pointIsDecimal(), context.isClock()));
    if (context.isPostMeridiem()) {
      readings.replaceAll(DigitsReader::afternoon);
    }
    readings.addAll(context.readings());
    return readings;
  }

  private static Set<FigureValue> afternoon(Set<FigureValue> reading) {
    Set<FigureValue> values = new LinkedHashSet<>(reading);
    values.add(FigureValue.AFTERNOON);
    return values;
  }

  private static List<Set<FigureValue>> singles(List<BigDecimal> numbers) {
    return numbers.stream().map(number -> Set.of(FigureValue.number(number))).toList();
  }
}
