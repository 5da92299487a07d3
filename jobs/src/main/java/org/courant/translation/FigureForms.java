package org.courant.translation;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a figure may be written in a language, to search for a target that has it: “3.5 million” in
 * Ukrainian as “3,5 млн” or “3,5 мільйона”, in Korean as “350만”. Marks for thousands and fractions
 * are those of the Unicode CLDR. What is written is read again by {@link FigureReader}, and what is
 * not understood as the figure is left out.
 */
final class FigureForms {
  private static final Pattern PARTED = Pattern.compile("\\d[.,]\\d");
  private static final Pattern FRACTION = Pattern.compile("\\d+\\.\\d+");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d\\d)");

  /** A number of four digits without a mark may be a year. */
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private static final BigDecimal HALF_DAY = BigDecimal.valueOf(DigitContext.HALF_DAY);
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
  private static final int THOUSANDS = 3;
  private static final int LONGEST_FRACTION = 3;
  private static final int LONGEST_SCALED = 4;

  /** “1조 2,000억”, but no “1억 2,345만 6,789”. */
  private static final int MOST_PARTS = 2;

  private final FigureWords words;
  private final char decimal;
  private final String grouping;

  FigureForms(FigureWords words, String language) {
    this.words = words;
    DecimalFormatSymbols marks = DecimalFormatSymbols.getInstance(Locale.forLanguageTag(language));
    this.decimal = marks.getDecimalSeparator();
    char group = marks.getGroupingSeparator();
    this.grouping = Character.isSpaceChar(group) ? " " : String.valueOf(group);
  }

  /** The forms of a figure, each once; empty if none is known. */
  List<String> of(Figure figure) {
    Set<String> forms = new LinkedHashSet<>();
    if (figure.text().codePoints().anyMatch(Character::isDigit)) {
      asWritten(figure.text(), forms);
    }
    for (Set<FigureValue> reading : figure.readings()) {
      boolean first = reading == figure.readings().get(0);
      if (reading.size() == 1) {
        FigureValue value = reading.iterator().next();
        // Later readings excuse a target; of these only the hour of a time is one to write.
        if (first || CLOCK.matcher(figure.text()).find()) {
          add(value, figure.text(), forms);
        } else if (!words.joinsSyllables() && isAfternoon(value, figure)) {
          forms.add(plain(value.number()) + ":00");
        }
      }
    }
    return forms.stream()
        .flatMap(form -> withHalf(form, figure).filter(own -> says(own, figure)).limit(1))
        .toList();
  }

  /** The form, and with “오후” before it where clocks count to 12 and the figure needs it. */
  private Stream<String> withHalf(String form, Figure figure) {
    return figure.isPostMeridiem() && words.joinsSyllables()
        ? Stream.of(form, words.whole(WordKind.AFTERNOON).get(BigDecimal.ZERO).get(0) + " " + form)
        : Stream.of(form);
  }

  /** Whether a later reading is the hour after noon of the first one: 18 for “6” in “6 p.m.”. */
  private static boolean isAfternoon(FigureValue value, Figure figure) {
    return figure.readings().get(0).stream()
        .map(FigureValue::number)
        .anyMatch(first -> first.add(HALF_DAY).compareTo(value.number()) == 0);
  }

  /**
   * The forms of a figure with a unit behind it; empty if one of them is not known, or no word for
   * the unit that may stand there as it is.
   */
  List<String> of(Figure figure, Unit unit) {
    String between = words.joinsSyllables() ? "" : " ";
    List<String> units = words.units().written(unit, words.joinsSyllables());
    return of(figure).stream()
        .flatMap(form -> units.stream().map(name -> form + between + name))
        .toList();
  }

  /** The forms of a day of a month; empty if the language's months are not known. */
  List<String> date(BigDecimal month, BigDecimal day) {
    Set<String> names = new LinkedHashSet<>();
    month(month, names);
    if (words.joinsSyllables()) {
      return names.stream().map(name -> name + " " + plain(day) + "일").toList();
    }
    return names.stream()
        .flatMap(
            name ->
                // Months with a capital, as in English, also stand before the day.
                Character.isUpperCase(name.charAt(0))
                    ? Stream.of(plain(day) + " " + name, name + " " + plain(day))
                    : Stream.of(plain(day) + " " + name))
        .toList();
  }

  /** Numbers among some values in plain digits, in order. */
  List<String> numbers(Set<FigureValue> values) {
    return values.stream()
        .filter(value -> value.kind() == FigureValue.Kind.NUMBER)
        .map(FigureValue::number)
        .sorted()
        .map(this::plain)
        .toList();
  }

  private void asWritten(String text, Set<String> forms) {
    if (!PARTED.matcher(text).find() || decimal == '.') {
      forms.add(text);
    }
    if (FRACTION.matcher(text).matches()) {
      forms.add(text.replace('.', decimal));
    }
    Matcher clock = CLOCK.matcher(text);
    if (clock.find()) {
      int hour = Integer.parseInt(clock.group(1));
      forms.add(hour + ":" + clock.group(2));
      forms.add(hour + DigitContext.HALF_DAY + ":" + clock.group(2));
      if (words.joinsSyllables()) {
        int minute = Integer.parseInt(clock.group(2));
        forms.add(hour + "시" + (minute == 0 ? "" : " " + minute + "분"));
      }
    }
  }

  private void add(FigureValue value, String text, Set<String> forms) {
    switch (value.kind()) {
      case NUMBER -> number(value.number(), text, forms);
      case MONTH -> month(value.number(), forms);
      case WEEKDAY -> names(WordKind.WEEKDAY, value.number(), forms);
      case AFTERNOON -> throw new IllegalArgumentException(text + ": an afternoon without an hour");
    }
  }

  private void number(BigDecimal number, String text, Set<String> forms) {
    forms.add(plain(number));
    if (YEAR.matcher(text).matches()) {
      return;
    }
    forms.add(grouped(number));
    if (number.scale() <= 0 && number.compareTo(TEN_THOUSAND) >= 0) {
      myriads(number, forms);
    }
    words
        .whole(WordKind.SCALE)
        .forEach(
            (scale, names) -> {
              BigDecimal scaled = number.divide(scale).stripTrailingZeros();
              // “2,5 мільйона”, but “2 500” and not “2,5 тисячі”.
              int fraction = scale.compareTo(TEN_THOUSAND) < 0 ? 0 : LONGEST_FRACTION;
              if (scaled.compareTo(BigDecimal.ONE) >= 0
                  && scaled.scale() <= fraction
                  && scaled.precision() <= LONGEST_SCALED) {
                names.forEach(name -> forms.add(plain(scaled) + " " + name));
              }
            });
  }

  private String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString().replace('.', decimal);
  }

  private String grouped(BigDecimal number) {
    String[] sides = number.stripTrailingZeros().toPlainString().split("\\.", 2);
    StringBuilder whole = new StringBuilder(sides[0]);
    for (int at = whole.length() - THOUSANDS; at > 0; at -= THOUSANDS) {
      whole.insert(at, grouping);
    }
    return sides.length == 1 ? whole.toString() : whole.toString() + decimal + sides[1];
  }

  /** The number in the syllables that multiply what stands before them: 만, 억, 조. */
  private void myriads(BigDecimal number, Set<String> forms) {
    Map<BigDecimal, String> units = units();
    List<String> grouped = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    BigDecimal rest = number;
    for (Map.Entry<BigDecimal, String> unit : units.entrySet()) {
      BigDecimal[] parts = rest.divideAndRemainder(unit.getKey());
      if (parts[0].signum() > 0) {
        grouped.add(grouped(parts[0]) + unit.getValue());
        plain.add(plain(parts[0]) + unit.getValue());
      }
      rest = parts[1];
    }
    if (rest.signum() > 0) {
      grouped.add(grouped(rest));
      plain.add(plain(rest));
    }
    if (!units.isEmpty() && grouped.size() <= MOST_PARTS) {
      forms.add(String.join(" ", grouped));
      forms.add(String.join(" ", plain));
    }
  }

  /** Units from ten thousand on, the largest first. */
  private Map<BigDecimal, String> units() {
    Map<BigDecimal, String> units = new TreeMap<>(Comparator.reverseOrder());
    for (WordKind kind : List.of(WordKind.UNIT, WordKind.MAYBE_UNIT)) {
      words
          .whole(kind)
          .forEach(
              (value, names) -> {
                if (value.compareTo(TEN_THOUSAND) >= 0) {
                  units.put(value, names.get(0));
                }
              });
    }
    return units;
  }

  private void month(BigDecimal number, Set<String> forms) {
    if (words.joinsSyllables()) {
      forms.add(plain(number) + "월");
    }
    names(WordKind.MONTH, number, forms);
    names(WordKind.MAYBE_MONTH, number, forms);
  }

  private void names(WordKind kind, BigDecimal number, Set<String> forms) {
    forms.addAll(words.whole(kind).getOrDefault(number.stripTrailingZeros(), List.of()));
  }

  private boolean says(String form, Figure figure) {
    Figures wanted = new Figures();
    wanted.require(figure);
    // Some months are also other words, but not after a day.
    return wanted.missingFrom(FigureReader.read(form, words)).isEmpty()
        || wanted.missingFrom(FigureReader.read("1 " + form, words)).isEmpty();
  }
}
