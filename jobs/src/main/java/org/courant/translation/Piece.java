package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Digits with the words that belong to them.
 *
 * @param first index of the first token
 * @param last index of the last token
 * @param readings what they may mean
 * @param values the readings that are one number
 * @param factor what the words multiply the digits by
 * @param unit a smaller number may follow what ends with this scale; one if nothing may
 * @param month whether the words make them a month
 */
record Piece(
    int first,
    int last,
    List<Set<FigureValue>> readings,
    List<BigDecimal> values,
    BigDecimal factor,
    BigDecimal unit,
    boolean month) {

  Piece {
    readings = List.copyOf(readings);
    values = List.copyOf(values);
  }

  boolean isScaled() {
    return factor.compareTo(BigDecimal.ONE) > 0;
  }

  Piece with(List<Set<FigureValue>> more) {
    List<Set<FigureValue>> all = new ArrayList<>(readings);
    all.addAll(more);
    return new Piece(first, last, all, values, factor, unit, month);
  }
}
