package org.courant.memory;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
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
   * @throws IllegalArgumentException if the name ends neither in .tmx nor in .tsv
   */
  static UnitReader of(String name, InputStream stream, String sourceLanguage) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tmx")) {
      return new TmxReader(stream, sourceLanguage);
    }
    if (lower.endsWith(".tsv")) {
      return new TsvReader(stream);
    }
    throw new IllegalArgumentException(
        "Invalid file: " + name + ", must end in .tmx or .tsv to tell its format");
  }
}
