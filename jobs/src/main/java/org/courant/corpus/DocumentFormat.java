package org.courant.corpus;

import java.util.Locale;
import java.util.Optional;

/** The formats a corpus may hold. */
public enum DocumentFormat {
  TEXT,
  MARKDOWN,
  HTML,
  JSONL,
  CSV,
  PARQUET;

  /**
   * The format a path's extension promises, upper or lower case, with or without {@code .gz} behind
   * it; empty if the extension is unknown.
   */
  public static Optional<DocumentFormat> of(String path) {
    return switch (SourceName.of(path).extension().toLowerCase(Locale.ROOT)) {
      case "txt", "text" -> Optional.of(TEXT);
      case "md", "markdown" -> Optional.of(MARKDOWN);
      case "html", "htm", "xhtml" -> Optional.of(HTML);
      case "jsonl", "ndjson" -> Optional.of(JSONL);
      case "csv", "tsv" -> Optional.of(CSV);
      case "parquet" -> Optional.of(PARQUET);
      default -> Optional.empty();
    };
  }
}
