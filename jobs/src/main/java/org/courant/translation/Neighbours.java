package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Numbers that belong together: “3억 4,000만” is one, “5 to 10 million” shares its scale. */
final class Neighbours {
  private final FigureWords words;
  private final FigureTokens tokens;

  Neighbours(FigureWords words, FigureTokens tokens) {
    this.words = words;
    this.tokens = tokens;
  }

  List<Piece> settle(List<Piece> pieces) {
    List<Piece> settled = new ArrayList<>();
    for (Piece piece : pieces) {
      int end = settled.size() - 1;
      if (end >= 0 && isRest(settled.get(end), piece)) {
        settled.set(end, joined(settled.get(end), piece));
      } else {
        settled.add(piece);
      }
    }
    share(settled);
    return settled;
  }

  private boolean isRest(Piece large, Piece small) {
    // English and Ukrainian say the scale of both, Korean may leave out the last.
    boolean complete = small.isScaled() || words.hasAny(WordKind.UNIT);
    return complete
        && large.last() + 1 == small.first()
        && tokens.gapBefore(small.first()).equals(" ")
        && !large.values().isEmpty()
        && !small.values().isEmpty()
        && small.values().get(0).compareTo(large.unit()) < 0;
  }

  private static Piece joined(Piece large, Piece small) {
    BigDecimal sum = large.values().get(0).add(small.values().get(0));
    Set<FigureValue> apart = new HashSet<>(large.readings().get(large.readings().size() - 1));
    apart.addAll(small.readings().get(0));
    return new Piece(
        large.first(),
        small.last(),
        List.of(Set.of(FigureValue.number(sum)), apart),
        List.of(sum),
        small.factor(),
        small.unit(),
        false);
  }

  private void share(List<Piece> pieces) {
    for (int i = pieces.size() - 1; i > 0; i--) {
      Piece from = pieces.get(i);
      Piece to = pieces.get(i - 1);
      if ((from.isScaled() || from.month()) && isRange(to, from)) {
        pieces.set(i - 1, to.with(shared(to, from)));
      }
    }
  }

  private static List<Set<FigureValue>> shared(Piece to, Piece from) {
    List<Set<FigureValue>> shared = new ArrayList<>();
    for (BigDecimal value : to.values()) {
      shared.add(
          Set.of(
              from.month()
                  ? FigureValue.month(value)
                  : FigureValue.number(value.multiply(from.factor()))));
    }
    return shared;
  }

  private boolean isRange(Piece to, Piece from) {
    if (to.isScaled() || to.month()) {
      return false;
    }
    String gap = tokens.gapBefore(from.first());
    return switch (from.first() - to.last()) {
      case 1 -> !gap.isBlank() && !gap.startsWith("|");
      case 2 -> words.has(WordKind.RANGE, tokens.word(to.last() + 1));
      default -> false;
    };
  }
}
