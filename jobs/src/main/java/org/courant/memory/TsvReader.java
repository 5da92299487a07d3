package org.courant.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table of {@link TsvWriter}'s form; columns may come in any order, further ones are left.
 */
final class TsvReader implements UnitReader {
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  TsvReader(InputStream stream) throws IOException {
    this.parser =
        CSVParser.parse(
            new InputStreamReader(stream, StandardCharsets.UTF_8), TsvWriter.READ_FORMAT);
    this.records = parser.iterator();
    for (String column : TsvWriter.REQUIRED) {
      if (!parser.getHeaderMap().containsKey(column)) {
        throw new IOException(
            "Cannot read TSV: the first line lacks the column %s; it must name %s"
                .formatted(column, String.join(", ", TsvWriter.REQUIRED)));
      }
    }
  }

  @Override
  public Optional<List<TranslationUnit>> next() throws IOException {
    if (!records.hasNext()) {
      return Optional.empty();
    }
    CSVRecord row = records.next();
    if (!row.isConsistent()) {
      throw new InvalidUnitException(
          "line %d: %d columns, the first line names %d"
              .formatted(parser.getCurrentLineNumber(), row.size(), parser.getHeaderMap().size()));
    }
    return Optional.of(
        List.of(
            new TranslationUnit(
                UnitLanguage.of(row.get(TsvWriter.SOURCE_LANG)),
                row.get(TsvWriter.SOURCE),
                UnitLanguage.of(row.get(TsvWriter.TARGET_LANG)),
                row.get(TsvWriter.TARGET),
                optional(row, TsvWriter.AUTHOR),
                changed(row))));
  }

  private static String optional(CSVRecord row, String column) {
    String value = row.isMapped(column) ? row.get(column) : "";
    return value.isBlank() ? null : value;
  }

  private Instant changed(CSVRecord row) {
    String value = optional(row, TsvWriter.CHANGED);
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new InvalidUnitException(
          "line %d: Invalid changed: %s, must be like 2026-01-31T09:00:00Z"
              .formatted(parser.getCurrentLineNumber(), value));
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
