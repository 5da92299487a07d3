package org.courant.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
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
    // A decoder of its own refuses bytes that are not UTF-8, in place of reading on without them.
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    this.parser = parser(new InputStreamReader(stream, decoder));
    this.records = parser.iterator();
    for (String column : TsvWriter.REQUIRED) {
      if (!parser.getHeaderMap().containsKey(column)) {
        throw new IOException(
            "Cannot read TSV: the first line lacks the column %s; it must name %s"
                .formatted(column, String.join(", ", TsvWriter.REQUIRED)));
      }
    }
  }

  private static CSVParser parser(Reader reader) throws IOException {
    try {
      return CSVParser.parse(reader, TsvWriter.READ_FORMAT);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "Cannot read TSV: the first line must name each column once: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<List<TranslationUnit>> next() throws IOException {
    Optional<CSVRecord> row = row();
    return row.isEmpty() ? Optional.empty() : Optional.of(List.of(unit(row.get())));
  }

  private Optional<CSVRecord> row() throws IOException {
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (UncheckedIOException e) {
      boolean otherCharset = e.getCause() instanceof CharacterCodingException;
      throw new IOException(
          "Cannot read TSV on from line %d: %s"
              .formatted(
                  parser.getCurrentLineNumber(),
                  otherCharset
                      ? "it is not UTF-8; save the file as UTF-8"
                      : e.getCause().getMessage()),
          e.getCause());
    }
  }

  private TranslationUnit unit(CSVRecord row) {
    if (!row.isConsistent()) {
      throw new InvalidUnitException(
          "line %d: %d columns, the first line names %d"
              .formatted(parser.getCurrentLineNumber(), row.size(), parser.getHeaderMap().size()));
    }
    return new TranslationUnit(
        UnitLanguage.of(row.get(TsvWriter.SOURCE_LANG)),
        FormulaGuard.unguarded(row.get(TsvWriter.SOURCE)),
        UnitLanguage.of(row.get(TsvWriter.TARGET_LANG)),
        FormulaGuard.unguarded(row.get(TsvWriter.TARGET)),
        author(row),
        changed(row));
  }

  private static String author(CSVRecord row) {
    String author = optional(row, TsvWriter.AUTHOR);
    return author == null ? null : FormulaGuard.unguarded(author);
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
