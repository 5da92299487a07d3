package org.courant.memory;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads translation units one after another, holding few at a time. */
public interface UnitReader extends AutoCloseable {
  /**
   * The next units of the file, which belong together; empty at its end.
   *
   * @throws InvalidUnitException for a unit that cannot be used; reading may go on behind it
   * @throws IOException if the rest of the file cannot be read
   */
  Optional<List<TranslationUnit>> next() throws IOException;

  @Override
  void close() throws IOException;

  /**
   * A reader for a file's name.
   *
   * @param sourceLanguage BCP 47 tag of the texts that were translated
   * @throws IllegalArgumentException if the name tells no {@link UnitFormat}
   */
  static UnitReader of(String name, InputStream stream, String sourceLanguage) throws IOException {
    return switch (UnitFormat.of(name)) {
      case TMX -> new TmxReader(stream, sourceLanguage);
      case TSV -> new TableReader(stream, TableForm.TSV);
      case CSV -> new TableReader(stream, TableForm.CSV);
      case XLIFF -> new XliffReader(stream, sourceLanguage);
    };
  }
}
