package org.courant.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV by RFC 4180 with a header row; {@code .tsv} parts its fields by tabs. A record's line is its
 * first. A row that cannot be parsed, or whose number of fields is not the header's, is refused
 * alone.
 */
final class CsvFormat {
  private final FieldRecords records;
  private final ReadOptions options;
  private final char delimiter;
  private final CSVFormat format;

  CsvFormat(FieldRecords records, ReadOptions options, char delimiter) {
    this.records = records;
    this.options = options;
    this.delimiter = delimiter;
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
  }

  /** Reads a stream of UTF-8. */
  void read(InputStream in, SourceEncoding encoding, Consumer<CorpusRecord> sink)
      throws IOException, UnreadableException {
    CsvRows rows = null;
    try {
      rows = new CsvRows(in, encoding.markBytes(), delimiter, 3L * options.maxDocumentChars());
      List<String> header = null;
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        if (row.end() == CsvRows.End.COMPLETE && row.bytes().length == 0) {
          continue;
        }
        if (header == null) {
          header = header(row);
        } else {
          sink.accept(record(row, header, encoding));
        }
      }
    } catch (CharacterCodingException e) {
      throw FieldRecords.undecodable(encoding, rows == null ? 1 : rows.line());
    }
  }

  private List<String> header(CsvRows.Row row) throws UnreadableException {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String field : fields(row)) {
      String name = field.strip();
      if (name.isEmpty()) {
        name = "column " + (names.size() + 1);
      }
      if (!seen.add(name)) {
        throw new UnreadableException(
            ReadFailure.BAD_SYNTAX,
            row.line(),
            "The header names the column "
                + ColumnNames.of(List.of(name))
                + " twice; rename one of them");
      }
      names.add(name);
    }
    if (!seen.contains(options.bodyColumn())) {
      throw new UnreadableException(
          ReadFailure.MISSING_FIELD,
          row.line(),
          "The header has no column "
              + options.bodyColumn()
              + "; its columns are: "
              + ColumnNames.of(names)
              + "; name the column of the text with --body-column");
    }
    return names;
  }

  private CorpusRecord record(CsvRows.Row row, List<String> header, SourceEncoding encoding) {
    try {
      List<String> values = fields(row);
      if (values.size() != header.size()) {
        throw new UnreadableException(
            ReadFailure.BAD_SYNTAX,
            row.line(),
            "The row in line "
                + row.line()
                + " has "
                + values.size()
                + " fields, the header has "
                + header.size()
                + "; quote fields that hold the delimiter, or fill in the missing ones");
      }
      Map<String, String> fields = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        fields.put(header.get(i), values.get(i));
      }
      return records.record(row.line(), fields, Digest.of(fields), encoding.note());
    } catch (UnreadableException e) {
      return e.record(records.uri(), records.id(row.line()));
    }
  }

  private List<String> fields(CsvRows.Row row) throws UnreadableException {
    switch (row.end()) {
      case COMPLETE -> {}
      case OPEN_QUOTE ->
          throw new UnreadableException(
              ReadFailure.BAD_SYNTAX,
              row.line(),
              "A quotation mark opened in the row of line "
                  + row.line()
                  + " is never closed, so the file to its end in line "
                  + row.lastLine()
                  + " would be one field; close it or double it");
      case TOO_LONG ->
          throw new UnreadableException(
              ReadFailure.TOO_LONG,
              row.line(),
              "The row of lines "
                  + row.line()
                  + " to "
                  + row.lastLine()
                  + " is longer than "
                  + options.maxDocumentChars()
                  + " characters; look for a quotation mark that is not closed, or raise"
                  + " --max-document-chars");
    }
    String text = FieldRecords.UTF_8.decode(row.bytes(), 0, row.line(), row.offset());
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<CSVRecord> parsed = parser.getRecords();
      if (parsed.size() != 1) {
        throw badRow(row, "it is no single record");
      }
      return parsed.get(0).toList();
    } catch (UncheckedIOException e) {
      throw badRow(row, TextFormat.oneLine(String.valueOf(e.getCause().getMessage())));
    } catch (IOException | IllegalStateException e) {
      throw badRow(row, TextFormat.oneLine(String.valueOf(e.getMessage())));
    }
  }

  private static UnreadableException badRow(CsvRows.Row row, String reason) {
    return new UnreadableException(
        ReadFailure.BAD_SYNTAX,
        row.line(),
        "Cannot parse the row in line "
            + row.line()
            + ": "
            + reason
            + "; quote the whole field and double the quotation marks in it");
  }
}
