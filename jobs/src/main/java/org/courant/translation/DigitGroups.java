package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Digits with marks between them.
 *
 * @param groups the digits, ASCII ones
 * @param separators the marks between them; all spaces are plain
 */
record DigitGroups(List<String> groups, String separators) {
  static final DigitGroups NONE = new DigitGroups(List.of(), "");

  /** Nobody reads more, and numbers without end would take time without end. */
  private static final int MOST_DIGITS = 40;

  private static final int GROUP = 3;
  private static final int MONTHS = 12;

  DigitGroups {
    groups = List.copyOf(groups);
  }

  boolean isReadable() {
    return groups.stream().mapToInt(String::length).sum() <= MOST_DIGITS;
  }

  /** Whether the digits stand alone, without marks, and there are so many of them. */
  boolean isPlain(int length) {
    return groups.size() == 1 && groups.get(0).length() == length;
  }

  /** Whether the first group may be the hour of a time. */
  boolean isTime() {
    return groups.size() > 1 && separators.charAt(0) == ':';
  }

  /** What all digits together may mean as one number, the likeliest first. */
  List<BigDecimal> numbers(boolean pointIsDecimal) {
    List<BigDecimal> numbers = new ArrayList<>();
    if (isThousands(groups.size()) && !(pointIsDecimal && separators.equals("."))) {
      numbers.add(new BigDecimal(String.join("", groups)));
    }
    if (isFraction() && !(pointIsDecimal && separators.equals(",") && isThousands(2))) {
      int last = groups.size() - 1;
      numbers.add(
          new BigDecimal(String.join("", groups.subList(0, last)) + "." + groups.get(last)));
    }
    return numbers;
  }

  /**
   * What the digits may mean one by one: a time, a score, a date.
   *
   * @param clock whether words beside them say that they are a time
   */
  List<Set<FigureValue>> parts(boolean pointIsDecimal, boolean clock) {
    List<Set<FigureValue>> parts = new ArrayList<>();
    if (groups.size() > 1 && mayBeParts(pointIsDecimal, clock)) {
      parts.add(values(-1));
      for (int month = 0; month < groups.size(); month++) {
        if (mayBeDate() && isMonth(groups.get(month))) {
          parts.add(values(month));
        }
      }
    } else if (isPlain(4) && groups.get(0).startsWith("0")) {
      String hour = groups.get(0).substring(0, 2);
      String minute = groups.get(0).substring(2);
      parts.add(new DigitGroups(List.of(hour, minute), ":").values(-1));
    }
    return parts;
  }

  private boolean mayBeParts(boolean pointIsDecimal, boolean clock) {
    boolean oneNumber = !numbers(pointIsDecimal).isEmpty();
    boolean pointParts = clock ? isClock() : !pointIsDecimal && groups.get(1).length() == 2;
    return !oneNumber || separators.startsWith(" ") || (separators.equals(".") && pointParts);
  }

  private boolean isClock() {
    return groups.get(0).length() <= 2
        && groups.get(1).length() == 2
        && Integer.parseInt(groups.get(0)) < 24
        && Integer.parseInt(groups.get(1)) < 60;
  }

  private boolean mayBeDate() {
    char first = separators.charAt(0);
    return groups.size() <= GROUP && first != ':' && first != ' ';
  }

  private Set<FigureValue> values(int month) {
    Set<FigureValue> values = new LinkedHashSet<>();
    for (int i = 0; i < groups.size(); i++) {
      BigDecimal number = new BigDecimal(groups.get(i));
      if (i == 0 || separators.charAt(0) != ':' || number.signum() != 0) {
        // Nobody says the minutes of a full hour.
        values.add(i == month ? FigureValue.month(number) : FigureValue.number(number));
      }
    }
    return values;
  }

  private static boolean isMonth(String group) {
    return group.length() <= 2 && Integer.parseInt(group) >= 1 && Integer.parseInt(group) <= MONTHS;
  }

  private boolean isFraction() {
    int last = separators.length() - 1;
    if (last < 0) {
      return false;
    }
    char mark = separators.charAt(last);
    return (mark == '.' || mark == ',')
        && separators.indexOf(mark) == last
        && isThousands(groups.size() - 1);
  }

  /** Whether the first groups are one number whose thousands are parted. */
  private boolean isThousands(int count) {
    if (count == 1) {
      return true;
    }
    if (":/·".indexOf(separators.charAt(0)) >= 0 || !isFirstOfThousands(groups.get(0))) {
      return false;
    }
    for (int i = 1; i < count; i++) {
      if (groups.get(i).length() != GROUP || separators.charAt(i - 1) != separators.charAt(0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFirstOfThousands(String group) {
    return group.length() <= GROUP && !group.startsWith("0");
  }
}
