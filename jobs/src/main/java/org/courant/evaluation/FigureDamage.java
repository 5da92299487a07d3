package org.courant.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages to numbers and dates. */
final class FigureDamage {
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9.,:])[0-9]+(?![.,:]?[0-9])");
  private static final Pattern WORD_START = Pattern.compile("(?<=\\s)(?=\\p{L})");
  private static final int MOST_ADDED = 997;

  /** What a scale becomes, by what it is. */
  private static final Map<String, Map<String, String>> SCALES =
      Map.of(
          "ko",
          Map.of("만", "천", "억", "천만", "조", "천억"),
          "uk",
          Map.of("тис", "млн", "млн", "млрд", "млрд", "трлн", "мільйон", "мільярд"));

  private static final List<List<String>> DATES =
      List.of(
          List.of(
              "January",
              "February",
              "April",
              "June",
              "July",
              "August",
              "September",
              "October",
              "November",
              "December"),
          List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"));

  private static final List<String> CURRENCY_SIGNS = List.of("$", "€", "£");
  private static final List<String> CURRENCY_WORDS =
      List.of("dollars", "euros", "rubles", "yuan", "hryvnias", "rupees");
  private static final Pattern CURRENCY =
      Pattern.compile(
          "[$€£](?=\\d)|(?<=(?:\\d|hundred|thousand|llion)[ -])(?:"
              + String.join("|", CURRENCY_WORDS)
              + ")\\b");

  private static final List<String> UNITS =
      List.of(
          "minutes",
          "hours",
          "days",
          "weeks",
          "months",
          "years",
          "kilometers",
          "kilograms",
          "acres");
  private static final Pattern UNIT =
      Pattern.compile("(?<=\\d[ -])(?:" + String.join("|", UNITS) + ")\\b");

  private FigureDamage() {}

  static Optional<LinePair> digitChanged(
      LinePair line, LinePair other, String language, Random random) {
    return pick(DIGIT.matcher(line.target()), random)
        .map(
            digit -> {
              // Never a zero, which might begin a number.
              int old = digit.group().charAt(0) - '0';
              int changed = 1 + (old + random.nextInt(8)) % 9;
              return line.withTarget(replaced(line.target(), digit, Integer.toString(changed)));
            });
  }

  static Optional<LinePair> numberDropped(
      LinePair line, LinePair other, String language, Random random) {
    List<MatchResult> both =
        NUMBER
            .matcher(line.target())
            .results()
            .filter(
                number ->
                    NUMBER
                        .matcher(line.source())
                        .results()
                        .anyMatch(same -> same.group().equals(number.group())))
            .toList();
    return pick(both, random).map(number -> line.withTarget(replaced(line.target(), number, "")));
  }

  static Optional<LinePair> numberAdded(
      LinePair line, LinePair other, String language, Random random) {
    return pick(WORD_START.matcher(line.target()), random)
        .map(
            place -> {
              String number = (2 + random.nextInt(MOST_ADDED)) + " ";
              return line.withTarget(replaced(line.target(), place, number));
            });
  }

  static Optional<LinePair> scaleShifted(
      LinePair line, LinePair other, String language, Random random) {
    Map<String, String> scales = SCALES.getOrDefault(language, Map.of());
    if (scales.isEmpty()) {
      return Optional.empty();
    }
    Pattern scaled =
        Pattern.compile("(?<=[0-9][ \\u00A0]?)(?:" + String.join("|", scales.keySet()) + ")");
    return pick(scaled.matcher(line.target()), random)
        .map(scale -> line.withTarget(replaced(line.target(), scale, scales.get(scale.group()))));
  }

  static Optional<LinePair> dateChanged(
      LinePair line, LinePair other, String language, Random random) {
    List<LinePair> changed = new ArrayList<>();
    for (List<String> names : DATES) {
      Pattern any = Pattern.compile("\\b(?:" + String.join("|", names) + ")\\b");
      pick(any.matcher(line.source()), random)
          .ifPresent(
              name -> {
                int step = 1 + random.nextInt(names.size() - 1);
                int place = (names.indexOf(name.group()) + step) % names.size();
                changed.add(line.withSource(replaced(line.source(), name, names.get(place))));
              });
    }
    return changed.stream().findFirst();
  }

  static Optional<LinePair> currencyChanged(
      LinePair line, LinePair other, String language, Random random) {
    return pick(CURRENCY.matcher(line.source()), random)
        .map(
            sign -> {
              List<String> others = sign.group().length() == 1 ? CURRENCY_SIGNS : CURRENCY_WORDS;
              return line.withSource(replaced(line.source(), sign, another(sign, others, random)));
            });
  }

  static Optional<LinePair> unitChanged(
      LinePair line, LinePair other, String language, Random random) {
    return pick(UNIT.matcher(line.source()), random)
        .map(unit -> line.withSource(replaced(line.source(), unit, another(unit, UNITS, random))));
  }

  private static String another(MatchResult word, List<String> others, Random random) {
    int step = 1 + random.nextInt(others.size() - 1);
    int place = others.indexOf(word.group());
    return others.get((place + step) % others.size());
  }

  static Optional<MatchResult> pick(Matcher matcher, Random random) {
    return pick(matcher.results().toList(), random);
  }

  static <T> Optional<T> pick(List<T> choices, Random random) {
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(choices.get(random.nextInt(choices.size())));
  }

  static String replaced(String text, MatchResult place, String by) {
    return text.substring(0, place.start()) + by + text.substring(place.end());
  }
}
