package org.courant.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

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
   * @throws IllegalArgumentException if the name ends neither in .tmx nor in .tsv
   */
  static UnitWriter of(String name, OutputStream stream, String sourceLanguage, String version)
      throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tmx")) {
      return new TmxWriter(stream, sourceLanguage, version);
    }
    if (lower.endsWith(".tsv")) {
      return new TsvWriter(stream);
    }
    throw new IllegalArgumentException(
        "Invalid file: " + name + ", must end in .tmx or .tsv to tell its format");
  }
}
