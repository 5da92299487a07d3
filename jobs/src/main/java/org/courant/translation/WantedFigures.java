package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a target has to hold for the figures of its source; a day and its month are one thing, and
 * so are a number and its unit where the unit was changed.
 */
final class WantedFigures {
  private static final BigDecimal DAYS = BigDecimal.valueOf(31);

  /**
   * One figure or date.
   *
   * @param forms how it may be written; empty if no way is known
   * @param withUnit whether they end with a unit
   */
  record Wanted(List<String> forms, boolean withUnit) {}

  private final String source;
  private final FigureForms forms;

  WantedFigures(String source, FigureForms forms) {
    this.source = source;
    this.forms = forms;
  }

  /** Each figure or date once. */
  List<Wanted> of(List<Figure> figures, List<UnitChange> changes) {
    List<Wanted> wanted = new ArrayList<>();
    List<Figure> open = new ArrayList<>(figures);
    while (!open.isEmpty()) {
      Figure figure = open.remove(0);
      Optional<Figure> day = open.stream().filter(other -> isDate(figure, other)).findFirst();
      day.ifPresent(open::remove);
      wanted.add(
          day.map(own -> new Wanted(forms.date(value(figure), value(own)), false))
              .or(() -> withUnit(figure, changes))
              .orElseGet(() -> new Wanted(forms.of(figure), false)));
    }
    return wanted.stream().distinct().toList();
  }

  /** A figure with the unit that it has lost, if there is a word for it. */
  private Optional<Wanted> withUnit(Figure figure, List<UnitChange> changes) {
    return changes.stream()
        .filter(change -> change.figure().equals(figure))
        .map(change -> new Wanted(forms.of(figure, change.source()), true))
        .filter(wanted -> !wanted.forms().isEmpty())
        .findFirst();
  }

  /** Whether the text has them side by side: “Oct. 4”, “4 October”, “10월 4일”. */
  private boolean isDate(Figure month, Figure day) {
    if (!is(month, FigureValue.Kind.MONTH)
        || !is(day, FigureValue.Kind.NUMBER)
        || value(day).signum() <= 0
        || value(day).compareTo(DAYS) > 0) {
      return false;
    }
    String name = "(?<!\\p{L})" + Pattern.quote(month.text()) + "(?!\\p{L}{2})";
    String number = "(?<!\\d)" + Pattern.quote(day.text());
    return Stream.of(
            name + "\\.?월?\\s+" + number + "(?![\\d.,:]*\\d)",
            number + "(?:st|nd|rd|th)?\\s+(?:of\\s+)?" + name)
        .anyMatch(pattern -> Pattern.compile(pattern).matcher(source).find());
  }

  private static boolean is(Figure figure, FigureValue.Kind kind) {
    return figure.readings().get(0).stream().allMatch(value -> value.kind() == kind)
        && figure.readings().get(0).size() == 1;
  }

  private static BigDecimal value(Figure figure) {
    return figure.readings().get(0).iterator().next().number();
  }
}
