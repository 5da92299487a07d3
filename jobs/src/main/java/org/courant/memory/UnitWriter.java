package org.courant.memory;

import java.io.IOException;
import java.io.OutputStream;

/** Writes translation units one after another. */
public interface UnitWriter extends AutoCloseable {
  /** Adds a unit. */
  void write(TranslationUnit unit) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * A writer for a file's name.
   *
   * @param version of this program, for formats that name their tool
   * @throws IllegalArgumentException if the name tells no {@link UnitFormat}
   */
  static UnitWriter of(String name, OutputStream stream, String sourceLanguage, String version)
      throws IOException {
    return switch (UnitFormat.of(name)) {
      case TMX -> new TmxWriter(stream, sourceLanguage, version);
      case TSV -> new TableWriter(stream, TableForm.TSV);
      case CSV -> new TableWriter(stream, TableForm.CSV);
      case XLIFF -> new XliffWriter(stream, sourceLanguage);
    };
  }
}
