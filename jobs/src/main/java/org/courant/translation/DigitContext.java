package org.courant.translation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What digits may mean because of what stands around them: an hour, a decade, a year, a month. */
final class DigitContext {
  static final int HALF_DAY = 12;
  private static final int CENTURY = 100;

  /** “6:30 in the evening”: so many words after a time may tell its half of the day. */
  private static final int WORDS_AHEAD = 4;

  private static final List<Integer> CENTURIES_OF_SHORT_YEARS = List.of(1900, 2000);

  private final FigureWords words;
  private final FigureTokens tokens;
  private final int at;
  private final DigitGroups digits;

  DigitContext(FigureWords words, FigureTokens tokens, int at) {
    this.words = words;
    this.tokens = tokens;
    this.at = at;
    this.digits = tokens.get(at).digits();
  }

  /** Whether the word before or after says which half of the day it is. */
  boolean isClock() {
    return IntStream.of(at - 1, at + 1)
        .mapToObj(tokens::word)
        .anyMatch(word -> words.has(WordKind.AFTERNOON, word) || words.has(WordKind.MORNING, word));
  }

  /** Whether they are an hour before “p.m.”, which is twelve hours more. */
  boolean isPostMeridiem() {
    return mayBeAfternoon() && words.has(WordKind.POST_MERIDIEM, tokens.word(at + 1));
  }

  /** Whether the digits are the power of a unit: km2. */
  boolean isExponent() {
    return digits.isPlain(1)
        && tokens.isGlued(at)
        && words.has(WordKind.EXPONENT, tokens.word(at - 1));
  }

  /** Whether the digits are the month of a date in words. */
  boolean isMonth() {
    int number = small();
    return number >= 1
        && number <= HALF_DAY
        && tokens.isGlued(at + 1)
        && words.has(WordKind.MONTH_SIGN, tokens.word(at + 1));
  }

  List<Set<FigureValue>> readings() {
    List<Set<FigureValue>> readings = new ArrayList<>();
    hours(readings);
    if (isDecade()) {
      decades(readings);
    } else if (digits.isPlain(2)
        && (FigureTokenizer.isApostrophe(tokens.before(at)) || isAfterCapitals())) {
      CENTURIES_OF_SHORT_YEARS.forEach(century -> add(readings, century + small()));
    }
    if (digits.isPlain(2) && tokens.isDashed(at) && tokens.isDigits(at - 1)) {
      afterDash(readings, tokens.get(at - 1).digits());
    }
    return readings;
  }

  private void hours(List<Set<FigureValue>> readings) {
    int hour = hour();
    if (mayBeAfternoon() && isNear(WordKind.AFTERNOON)) {
      hour(readings, hour + HALF_DAY);
    } else if (hour == HALF_DAY && isNear(WordKind.MORNING)) {
      hour(readings, 0);
    }
  }

  private boolean mayBeAfternoon() {
    int hour = hour();
    return hour >= 1 && hour < HALF_DAY;
  }

  private void hour(List<Set<FigureValue>> readings, int hour) {
    if (digits.groups().size() == 1) {
      add(readings, hour);
      return;
    }
    List<String> groups = new ArrayList<>(digits.groups());
    groups.set(0, Integer.toString(hour));
    readings.addAll(
        new DigitGroups(groups, digits.separators()).parts(words.pointIsDecimal(), true));
  }

  private boolean isNear(WordKind kind) {
    if (words.endsWith(kind, tokens.word(at - 1))) {
      return true;
    }
    for (int next = at + 1; next <= at + WORDS_AHEAD; next++) {
      if (words.has(kind, tokens.word(next))) {
        return true;
      }
    }
    return false;
  }

  /** “COVID-19” is of 2019. */
  private boolean isAfterCapitals() {
    String word = tokens.word(at - 1);
    boolean near = tokens.isGlued(at) || tokens.gapBefore(at).equals("-");
    return near && word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
  }

  private boolean isDecade() {
    String gap = tokens.gapBefore(at + 1);
    boolean near = gap.isEmpty() || gap.equals("-") || FigureTokenizer.isApostrophe(gap.charAt(0));
    return near && small() % 10 == 0 && words.has(WordKind.DECADE, tokens.word(at + 1));
  }

  /** “'90s” is “1990s”, and “1800s” may be the 19th century. */
  private void decades(List<Set<FigureValue>> readings) {
    int decade = small();
    if (digits.isPlain(2)) {
      CENTURIES_OF_SHORT_YEARS.forEach(century -> add(readings, century + decade));
    } else if (digits.isPlain(4) && decade % CENTURY == 0) {
      add(readings, decade / CENTURY + 1);
    }
  }

  /** “2019-20” is “2019-2020”, and “2019-03-14” has a month. */
  private void afterDash(List<Set<FigureValue>> readings, DigitGroups before) {
    if (!before.isPlain(4)) {
      return;
    }
    add(readings, Integer.parseInt(before.groups().get(0)) / CENTURY * CENTURY + small());
    if (tokens.isDashed(at + 1) && tokens.isDigits(at + 1)) {
      readings.add(Set.of(FigureValue.month(BigDecimal.valueOf(small()))));
    }
  }

  private int hour() {
    String hour = digits.groups().get(0);
    boolean mayBe = digits.groups().size() == 1 || ":.".indexOf(digits.separators().charAt(0)) >= 0;
    return mayBe && hour.length() <= 2 ? Integer.parseInt(hour) : -1;
  }

  /** The number if it has no marks and at most four digits, else -1. */
  private int small() {
    String number = digits.groups().get(0);
    return digits.groups().size() == 1 && number.length() <= 4 ? Integer.parseInt(number) : -1;
  }

  private static void add(List<Set<FigureValue>> readings, int number) {
    readings.add(Set.of(FigureValue.number(number)));
  }
}
