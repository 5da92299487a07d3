package org.courant.spark;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a scheduler asks of a run: one day's partition, only what is new, a name of its own.
 *
 * @param date the day, whose partition of the tables is the only one that the run touches
 * @param onlyNew whether briefings that the tables have unchanged are passed over
 * @param runId the run's name, if the scheduler gives it one
 */
public record Schedule(Optional<LocalDate> date, boolean onlyNew, Optional<RunId> runId) {

  /** The partition column above {@code lang} in tables by date. */
  static final String DATE = "date";

  private static final String HOLE = "{date}";
  private static final int LONGEST_YEAR = 9999;

  public Schedule {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(runId, "runId");
  }

  /** A run that nobody scheduled. */
  static Schedule none() {
    return new Schedule(Optional.empty(), false, Optional.empty());
  }

  /** Reads the options; anything wrong is an IllegalArgumentException. */
  static Schedule resolve(Settings settings) {
    return new Schedule(
        settings.text("date").map(Schedule::day),
        settings.yes("only-new"),
        settings.text("run-id").map(RunId::new));
  }

  private static LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1 && day.getYear() <= LONGEST_YEAR) {
        return day;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(wrongDay(text), e);
    }
    throw new IllegalArgumentException(wrongDay(text));
  }

  private static String wrongDay(String text) {
    return "Invalid date: " + text + ", must be a day, as in 2026-11-26";
  }

  /**
   * The mode of a run that was not given one. A day is replaced, so that it can be run again; what
   * is new takes the place of what it was.
   *
   * @throws IllegalArgumentException if a mode was given that cannot be met
   */
  SaveMode mode(Optional<SaveMode> given) {
    if (onlyNew && given.isPresent()) {
      throw new IllegalArgumentException(
          "Invalid mode: "
              + JobOptions.label(given.get())
              + ", must be left out with --only-new, which replaces changed briefings, adds new ones"
              + " and keeps the others");
    }
    return given.orElse(onlyNew || date.isPresent() ? SaveMode.OVERWRITE : SaveMode.ERRORIFEXISTS);
  }

  /** The inputs, with the day in every place that is held for it. */
  List<String> fill(List<String> inputs) {
    for (String input : inputs) {
      if (input.contains(HOLE) && date.isEmpty()) {
        throw new IllegalArgumentException(
            "Invalid input: "
                + input
                + ", has a place for a day; add one, as in --date 2026-11-26");
      }
    }
    return date.map(
            day -> inputs.stream().map(input -> input.replace(HOLE, day.toString())).toList())
        .orElse(inputs);
  }

  /** Where the run's part of a table lies, below the output folder. */
  String place(String table) {
    return date.map(day -> table + "/" + DATE + "=" + day).orElse(table);
  }

  /** What decides which rows a run touches, but not what they say. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("date", date.map(LocalDate::toString).orElse("none"));
    described.put("only-new", onlyNew);
    return described;
  }
}
