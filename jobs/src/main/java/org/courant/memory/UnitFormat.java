package org.courant.memory;

import java.util.Arrays;
import java.util.Locale;

/** The files in which translation units are exchanged; the end of a file's name tells which. */
public enum UnitFormat {
  /** Translation Memory eXchange 1.4b. */
  TMX("tmx"),
  /** A table with tabs between its columns. */
  TSV("tsv"),
  /** A table with commas between its columns, for spreadsheets (RFC 4180). */
  CSV("csv"),
  /** XLIFF 2.1, which is for one target language. */
  XLIFF("xlf|xliff");

  /** A regular expression. */
  private final String endings;

  UnitFormat(String endings) {
    this.endings = endings;
  }

  /**
   * The format of a file.
   *
   * @throws IllegalArgumentException if its name tells none
   */
  public static UnitFormat of(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> lower.matches("(?s).*\\.(" + format.endings + ")"))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid file: "
                        + file
                        + ", must end in .tmx, .xlf, .xliff, .tsv or .csv to tell its format"));
  }
}
