package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
  private final Set<Quantity> quantities = new LinkedHashSet<>();

  /** Numbers that stand without a unit somewhere, or in words. */
  private final Set<BigDecimal> bare = new HashSet<>();

  void require(Figure figure) {
    required.add(figure);
    boolean measured = !figure.quantities().isEmpty();
    figure
        .readings()
        .forEach(reading -> reading.forEach(measured ? this::offerMeasured : this::offer));
    figure.quantities().forEach(this::offer);
  }

  void offer(FigureValue value) {
    offerMeasured(value);
    if (value.kind() == FigureValue.Kind.NUMBER || value.kind() == FigureValue.Kind.MONTH) {
      bare.add(value.number());
    }
  }

  private void offerMeasured(FigureValue value) {
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
        missing.add(figure.named());
      }
    }
    return missing;
  }

  /** Whether a figure that a translation must keep has a unit. */
  boolean measures() {
    return required.stream().anyMatch(figure -> !figure.quantities().isEmpty());
  }

  /** The figures whose number the other side has with another unit alone. */
  List<UnitChange> unitsChangedIn(Figures other) {
    return required.stream().flatMap(figure -> unitChange(figure, other).stream()).toList();
  }

  private Optional<UnitChange> unitChange(Figure figure, Figures other) {
    boolean kept =
        figure.quantities().stream().anyMatch(own -> bare.contains(own.number()) || other.has(own));
    return kept
        ? Optional.empty()
        : figure.quantities().stream()
            .flatMap(
                own ->
                    other.quantities.stream()
                        .filter(others -> own.number().compareTo(others.number()) == 0)
                        .filter(others -> !has(others))
                        .map(others -> new UnitChange(figure, own.unit(), others.unit())))
            .findFirst();
  }

  private boolean has(Quantity quantity) {
    return quantities.stream().anyMatch(quantity::isSame);
  }

  private boolean hasConverted(Quantity quantity) {
    return quantities.stream().anyMatch(quantity::converts);
  }
}
