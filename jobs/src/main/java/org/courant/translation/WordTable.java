package org.courant.translation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a table of this package: columns parted by tabs, comments begin with #. */
final class WordTable {
  private WordTable() {}

  /**
   * The rows of a resource.
   *
   * @throws IllegalStateException if it is missing or a row has another number of columns
   */
  static List<String[]> rows(String resource, int columns) {
    try (InputStream stream = WordTable.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("Missing resource: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> row(line, resource, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource " + resource, e);
    }
  }

  private static String[] row(String line, String resource, int columns) {
    String[] row = line.split("\t", -1);
    if (row.length != columns) {
      throw new IllegalStateException(
          "Invalid line in " + resource + ", " + row.length + " columns: " + line);
    }
    return row;
  }
}
