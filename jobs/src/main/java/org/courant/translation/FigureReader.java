package org.courant.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the figures of a text: numbers, months and weekdays. */
final class FigureReader {
  private static final int LONGEST_IDENTIFIER = 8;

  private final FigureWords words;
  private final FigureTokens tokens;
  private final Figures figures = new Figures();

  private FigureReader(FigureWords words, String text) {
    this.words = words;
    this.tokens = FigureTokenizer.cut(text);
  }

  /** The figures of a text in words and digits. */
  static Figures read(String text, FigureWords words) {
    FigureReader reader = new FigureReader(words, text);
    reader.read();
    return reader.figures;
  }

  private void read() {
    DigitsReader digits = new DigitsReader(words, tokens);
    NameReader names = new NameReader(words, tokens, figures);
    WordNumberReader numbers = new WordNumberReader(words, tokens, figures);
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      if (words.endsWith(WordKind.AFTERNOON, tokens.word(at))) {
        figures.offer(FigureValue.AFTERNOON);
      }
      if (tokens.isDigits(at)) {
        at = digits(digits, at, pieces);
      } else if (names.read(at) || roman(at) || isSuffix(at)) {
        at++;
      } else {
        at = numbers.read(at);
      }
    }
    List<Piece> settled = new Neighbours(words, tokens).settle(pieces);
    List<List<Quantity>> quantities = new QuantityReader(words, tokens).read(settled);
    for (int i = 0; i < settled.size(); i++) {
      Piece piece = settled.get(i);
      figures.require(new Figure(text(piece), piece.readings(), quantities.get(i)));
    }
  }

  private int digits(DigitsReader digits, int at, List<Piece> pieces) {
    if (new DigitContext(words, tokens, at).isExponent()) {
      return at + 1;
    }
    Piece piece = digits.read(at);
    pieces.add(piece);
    return piece.last() + 1;
  }

  /** Letters glued to digits name what is counted: 세 after 35 is no three. */
  private boolean isSuffix(int at) {
    return tokens.isDigits(at - 1) && tokens.isGlued(at);
  }

  private boolean roman(int at) {
    String word = tokens.word(at);
    boolean century = words.has(WordKind.CENTURY, tokens.word(at + 1));
    if (word.length() == 1 && !century && !word.equals("V") && !word.equals("X")) {
      // A single letter is a pronoun, an initial or a conjunction.
      return false;
    }
    Optional<Set<FigureValue>> value =
        RomanNumeral.read(word).map(number -> Set.of(FigureValue.number(number)));
    value.ifPresent(
        reading -> {
          if (century) {
            figures.require(new Figure(word, List.of(reading)));
          } else {
            reading.forEach(figures::offer);
          }
        });
    return value.isPresent();
  }

  /** The digits as they are written, with the letters before them if they are a name: F-16. */
  private String text(Piece piece) {
    int name = piece.first() - 1;
    boolean named =
        tokens.isWord(name)
            && tokens.word(name).length() <= LONGEST_IDENTIFIER
            && Character.isUpperCase(tokens.word(name).codePointAt(0))
            && (tokens.isGlued(piece.first()) || tokens.gapBefore(piece.first()).equals("-"));
    return tokens.text(named ? name : piece.first(), piece.last());
  }
}
