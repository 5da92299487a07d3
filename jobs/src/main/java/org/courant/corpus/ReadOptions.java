package org.courant.corpus;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How a corpus is read.
 *
 * @param format the format of every file, or null to tell it by extension
 * @param charset name of the charset of every text file, or null for strict UTF-8 with detection
 * @param idColumn the column that holds the id
 * @param titleColumn the column that holds the title
 * @param bodyColumn the column that holds the body
 * @param maxLineChars longest line accepted, in UTF-16 units
 * @param maxDocumentChars longest document accepted, in UTF-16 units
 */
public record ReadOptions(
    DocumentFormat format,
    String charset,
    String idColumn,
    String titleColumn,
    String bodyColumn,
    int maxLineChars,
    int maxDocumentChars)
    implements Serializable {

  /** Longest line accepted unless told otherwise: some 150,000 words. */
  public static final int DEFAULT_MAX_LINE_CHARS = 1_000_000;

  /** Longest document accepted unless told otherwise: some 1.5 million words. */
  public static final int DEFAULT_MAX_DOCUMENT_CHARS = 10_000_000;

  public ReadOptions {
    if (charset != null && !Charset.isSupported(charset)) {
      throw new IllegalArgumentException("Invalid charset: " + charset);
    }
    if (maxLineChars < 1) {
      throw new IllegalArgumentException(
          "Invalid max-line-chars: " + maxLineChars + ", at least 1");
    }
    if (maxDocumentChars < maxLineChars) {
      throw new IllegalArgumentException(
          "Invalid max-document-chars: "
              + maxDocumentChars
              + ", below max-line-chars "
              + maxLineChars);
    }
  }

  /** Format by extension, UTF-8, columns {@code id}, {@code title} and {@code body}. */
  public static ReadOptions defaults() {
    return new ReadOptions(
        null, null, "id", "title", "body", DEFAULT_MAX_LINE_CHARS, DEFAULT_MAX_DOCUMENT_CHARS);
  }

  /** The declared charset, if any. */
  public Optional<Charset> declaredCharset() {
    return Optional.ofNullable(charset).map(Charset::forName);
  }
}
