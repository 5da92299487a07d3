package org.courant.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that name the rows of a run's tables that are wanted, and where Spark reads them. */
final class TableChoice {
  @Option(names = "--to", paramLabel = "LANG,…", description = "Languages; default: all there are.")
  private String to;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "Day of tables by date (and of the issue); default: today.")
  private String date;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; default: all cores of this machine.")
  private String master;

  /** The languages asked for; none for all. */
  List<String> languages() {
    return to == null ? List.of() : Stream.of(to.split(",")).map(String::strip).distinct().toList();
  }

  /**
   * The day asked for, or today.
   *
   * @throws IllegalArgumentException if it is no day
   */
  LocalDate day() {
    try {
      return date == null ? LocalDate.now(ZoneId.systemDefault()) : LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Invalid date: " + date + ", must be a day, as in 2026-11-26", e);
    }
  }

  /** Spark master, or null for all cores of this machine. */
  String master() {
    return master;
  }
}
