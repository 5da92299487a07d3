package org.courant.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes units as a table with the names of its columns in the first line. A text that holds a
 * delimiter, a quotation mark or a line break is quoted (RFC 4180). {@link FormulaGuard} keeps
 * spreadsheets from computing texts.
 */
final class TableWriter implements UnitWriter {
  static final String SOURCE_LANG = "source_lang";
  static final String TARGET_LANG = "target_lang";
  static final String SOURCE = "source";
  static final String TARGET = "target";
  static final String AUTHOR = "author";
  static final String CHANGED = "changed";

  static final List<String> REQUIRED = List.of(SOURCE_LANG, TARGET_LANG, SOURCE, TARGET);

  private final CSVPrinter printer;

  TableWriter(OutputStream stream, TableForm form) throws IOException {
    OutputStreamWriter writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    writer.write(form.mark());
    this.printer = new CSVPrinter(writer, form.format());
    printer.printRecord(SOURCE_LANG, TARGET_LANG, SOURCE, TARGET, AUTHOR, CHANGED);
  }

  @Override
  public void write(TranslationUnit unit) throws IOException {
    printer.printRecord(
        unit.sourceLanguage(),
        unit.targetLanguage(),
        FormulaGuard.guarded(unit.source()),
        FormulaGuard.guarded(unit.target()),
        unit.author() == null ? "" : FormulaGuard.guarded(unit.author()),
        unit.changed() == null ? "" : unit.changed());
  }

  @Override
  public void close() throws IOException {
    printer.close(true);
  }
}
