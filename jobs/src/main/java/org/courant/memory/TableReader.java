package org.courant.memory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
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
 * Reads a table of {@link TableWriter}'s form; columns may come in any order, further ones are
 * left.
 */
final class TableReader implements UnitReader {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final TableForm form;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  TableReader(InputStream stream, TableForm form) throws IOException {
    this.form = form;
    // A decoder of its own refuses bytes that are not UTF-8, in place of reading on without them.
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    this.parser = parser(unmarked(new InputStreamReader(stream, decoder)));
    this.records = parser.iterator();
    for (String column : TableWriter.REQUIRED) {
      if (!parser.getHeaderMap().containsKey(column)) {
        throw new IOException(
            "Cannot read %s: the first line lacks the column %s; it must name %s"
                .formatted(form, column, String.join(", ", TableWriter.REQUIRED)));
      }
    }
  }

  /** Spreadsheets mark UTF-8 by U+FEFF at the beginning. */
  private static Reader unmarked(Reader plain) throws IOException {
    PushbackReader reader = new PushbackReader(new BufferedReader(plain));
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }

  private CSVParser parser(Reader reader) throws IOException {
    try {
      return CSVParser.parse(
          reader, form.format().builder().setHeader().setSkipHeaderRecord(true).get());
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "Cannot read %s: the first line must name each column once: %s"
              .formatted(form, e.getMessage()),
          e);
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
          "Cannot read %s on from line %d: %s"
              .formatted(
                  form,
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
        UnitLanguage.of(row.get(TableWriter.SOURCE_LANG)),
        FormulaGuard.unguarded(row.get(TableWriter.SOURCE)),
        UnitLanguage.of(row.get(TableWriter.TARGET_LANG)),
        FormulaGuard.unguarded(row.get(TableWriter.TARGET)),
        author(row),
        changed(row));
  }

  private static String author(CSVRecord row) {
    String author = optional(row, TableWriter.AUTHOR);
    return author == null ? null : FormulaGuard.unguarded(author);
  }

  private static String optional(CSVRecord row, String column) {
    String value = row.isMapped(column) ? row.get(column) : "";
    return value.isBlank() ? null : value;
  }

  private Instant changed(CSVRecord row) {
    String value = optional(row, TableWriter.CHANGED);
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
