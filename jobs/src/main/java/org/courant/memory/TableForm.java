package org.courant.memory;

import org.apache.commons.csv.CSVFormat;

/** The two kinds of tables, both in UTF-8. */
enum TableForm {
  /** Tabs between the columns. */
  TSV(format('\t', "\n"), ""),
  /** As RFC 4180 has it, and marked as UTF-8, without which spreadsheets take it for Latin-1. */
  CSV(format(',', "\r\n"), "\uFEFF");

  private final CSVFormat format;
  private final String mark;

  TableForm(CSVFormat format, String mark) {
    this.format = format;
    this.mark = mark;
  }

  private static CSVFormat format(char delimiter, String lineEnd) {
    return CSVFormat.Builder.create()
        .setDelimiter(delimiter)
        .setQuote('"')
        .setRecordSeparator(lineEnd)
        .get();
  }

  CSVFormat format() {
    return format;
  }

  /** What stands before the first line. */
  String mark() {
    return mark;
  }
}
