package org.courant.translation;

import java.lang.Character.UnicodeBlock;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Reads the units behind numbers: “20 feet”, “6-foot-6”, “5–7,6 см”. */
final class QuantityReader {
  /** Signs such as ㎞ and ㎡, which are letters side by side (Unicode, CJK Compatibility). */
  private static final UnicodeBlock SQUARED_LETTERS = UnicodeBlock.CJK_COMPATIBILITY;

  private static final String CELSIUS = "℃";
  private static final String FAHRENHEIT = "℉";
  private static final String DEGREE = "°";
  private static final BigDecimal INCHES = BigDecimal.valueOf(12);
  private static final double FOOT = 0.3048;
  private static final double INCH = 0.0254;

  private final FigureWords words;
  private final FigureTokens tokens;

  QuantityReader(FigureWords words, FigureTokens tokens) {
    this.words = words;
    this.tokens = tokens;
  }

  /** The quantities of each piece, none where it has no unit. */
  List<List<Quantity>> read(List<Piece> pieces) {
    List<List<Quantity>> quantities = new ArrayList<>();
    for (Piece piece : pieces) {
      quantities.add(new ArrayList<>(quantities(piece.values(), unitsAfter(piece.last()))));
    }
    for (int i = pieces.size() - 2; i >= 0; i--) {
      neighbours(pieces, quantities, i);
    }
    return quantities;
  }

  /** The units that stand behind a token. */
  List<Unit> unitsAfter(int at) {
    String gap = tokens.gapBefore(at + 1).strip();
    String sign = tokens.signAfter(at);
    if (sign.startsWith(CELSIUS)) {
      return words.units().find("C");
    }
    if (sign.startsWith(FAHRENHEIT)) {
      return words.units().find("F");
    }
    if (!sign.isEmpty() && SQUARED_LETTERS.equals(UnicodeBlock.of(sign.charAt(0)))) {
      return signed(Normalizer.normalize(sign.substring(0, 1), Normalizer.Form.NFKC));
    }
    boolean near = gap.isEmpty() || gap.equals(DEGREE) || tokens.isDashed(at + 1);
    if (!near) {
      return List.of();
    }
    String word = tokens.word(at + 1);
    if (words.has(WordKind.SQUARE, word)) {
      // Korean writes both as one word.
      List<Unit> within = words.units().find(words.rest(WordKind.SQUARE, word));
      List<Unit> lengths = within.isEmpty() ? words.units().find(tokens.word(at + 2)) : within;
      return squared(lengths);
    }
    return switch (power(at + 1)) {
      case "" -> words.units().find(word);
      case "2" -> squared(words.units().find(word));
      default -> List.of();
    };
  }

  /** The power of a unit that is written behind it, “2” in “10 m2” and “10 m²”; empty for none. */
  private String power(int unit) {
    int next = unit + 1;
    if (tokens.isDigits(next) && new DigitContext(words, tokens, next).isExponent()) {
      return tokens.text(next, next);
    }
    String sign = tokens.signAfter(unit);
    return sign.startsWith("²") ? "2" : sign.startsWith("³") ? "3" : "";
  }

  private List<Unit> signed(String letters) {
    return letters.endsWith("2")
        ? squared(words.units().find(letters.substring(0, letters.length() - 1)))
        : words.units().find(letters);
  }

  private static List<Unit> squared(List<Unit> lengths) {
    return lengths.stream().map(Unit::squared).toList();
  }

  static List<Quantity> quantities(List<BigDecimal> numbers, List<Unit> units) {
    List<Quantity> quantities = new ArrayList<>();
    for (BigDecimal number : numbers) {
      units.forEach(unit -> quantities.add(new Quantity(number, unit)));
    }
    return quantities;
  }

  /** What a piece shares with the next: the unit of a range, the rest of a length or weight. */
  private void neighbours(List<Piece> pieces, List<List<Quantity>> quantities, int i) {
    Piece piece = pieces.get(i);
    Piece next = pieces.get(i + 1);
    int between = next.first() - piece.last() - 1;
    List<Quantity> own = quantities.get(i);
    List<Quantity> others = quantities.get(i + 1);
    boolean range =
        between == 0
            ? tokens.isDashed(next.first())
            : between == 1 && words.has(WordKind.RANGE, tokens.word(piece.last() + 1));
    if (own.isEmpty() && range) {
      own.addAll(quantities(piece.values(), others.stream().map(Quantity::unit).toList()));
    } else if (between == 1 || between == 2) {
      compounds(own, others, next, between);
    }
  }

  private static void compounds(
      List<Quantity> own, List<Quantity> others, Piece next, int between) {
    List<Quantity> sums = new ArrayList<>();
    for (Quantity large : own) {
      List<Quantity> rest = others;
      if (rest.isEmpty() && between == 1 && large.unit().factor() == FOOT) {
        rest =
            next.values().stream()
                .filter(number -> number.compareTo(INCHES) < 0)
                .map(number -> new Quantity(number, new Unit(large.unit().dimension(), INCH, 0)))
                .toList();
      }
      rest.stream()
          .filter(small -> small.unit().dimension() == large.unit().dimension())
          .filter(small -> small.unit().factor() < large.unit().factor())
          .forEach(small -> sums.add(sum(large, small)));
    }
    own.addAll(sums);
    others.addAll(sums);
  }

  private static Quantity sum(Quantity large, Quantity small) {
    double ratio = small.unit().factor() / large.unit().factor();
    BigDecimal rest = small.number().multiply(BigDecimal.valueOf(ratio));
    return new Quantity(large.number().add(rest), large.unit());
  }
}
