package org.courant.memory;

import org.apache.commons.csv.CSVFormat;

/** The two kinds of tables, both in UTF-8. */
enum TableForm {
  /** Tabs between the columns. */
  TSV('\t', "\n", ""),
  /** As RFC 4180 has it, and marked as UTF-8, without which spreadsheets take it for Latin-1. */
  CSV(',', "\r\n", "\uFEFF");

  private final char delimiter;
  private final String lineEnd;
  private final String mark;

  TableForm(char delimiter, String lineEnd, String mark) {
    this.delimiter = delimiter;
    this.lineEnd = lineEnd;
    this.mark = mark;
  }

  CSVFormat format() {
    return CSVFormat.Builder.create()
        .setDelimiter(delimiter)
        .setQuote('"')
        .setRecordSeparator(lineEnd)
        .get();
  }

  /** What stands before the first line. */
  String mark() {
    return mark;
  }
}
