package org.courant.translation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The figures of a text: those that a translation must keep, and all values that may explain a
 * figure of the other side. How often a value occurs does not matter, as a translation may say once
 * what its source says twice.
 */
final class Figures {
  /** No sentence measures more; comparing more would take time without end. */
  private static final int MOST_QUANTITIES = 50;

  private final List<Figure> required = new ArrayList<>();
  private final Set<FigureValue> offered = new HashSet<>();
  private final Set<Quantity> quantities = new HashSet<>();

  void require(Figure figure) {
    required.add(figure);
    figure.readings().forEach(reading -> reading.forEach(this::offer));
    figure.quantities().forEach(this::offer);
  }

  void offer(FigureValue value) {
    offered.add(value);
    if (value.kind() == FigureValue.Kind.MONTH) {
      // The other side may write the month of a date in digits.
      offered.add(FigureValue.number(value.number()));
    }
  }

  void offer(Quantity quantity) {
    if (quantities.size() < MOST_QUANTITIES) {
      quantities.add(quantity);
    }
  }

  /** Whether there is any figure that a translation must keep. */
  boolean mustBeKept() {
    return !required.isEmpty();
  }

  /** The figures that a translation must keep, in the order of the text. */
  List<Figure> required() {
    return List.copyOf(required);
  }

  /** What may stand on the other side too but need not. */
  Set<FigureValue> optional() {
    Set<FigureValue> optional = new HashSet<>(offered);
    required.forEach(figure -> figure.readings().forEach(optional::removeAll));
    return optional;
  }

  /** Texts of the figures that the other side does not have, each once. */
  Set<String> missingFrom(Figures other) {
    Set<String> missing = new LinkedHashSet<>();
    for (Figure figure : required) {
      if (figure.readings().stream().noneMatch(other.offered::containsAll)
          && figure.quantities().stream().noneMatch(other::hasConverted)) {
        missing.add(figure.text());
      }
    }
    return missing;
  }

  private boolean hasConverted(Quantity quantity) {
    return quantities.stream().anyMatch(quantity::converts);
  }
}
