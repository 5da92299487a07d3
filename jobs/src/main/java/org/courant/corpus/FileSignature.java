package org.courant.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The first bytes by which files that hold no text are known. */
enum FileSignature {
  PDF("a PDF document", "%PDF-"),
  PNG("a PNG image", "\u0089PNG\r\n"),
  JPEG("a JPEG image", "\u00FF\u00D8\u00FF"),
  GIF("a GIF image", "GIF8"),
  RIFF("a RIFF sound, film or WebP image", "RIFF"),
  ZIP("a ZIP archive or an office document", "PK\u0003\u0004"),
  GZIP("a gzip file inside a gzip file", "\u001F\u008B"),
  BZIP2("a bzip2 archive", "BZh"),
  XZ("an xz archive", "\u00FD7zXZ\0"),
  ZSTANDARD("a Zstandard archive", "(\u00B5/\u00FD"),
  SEVEN_ZIP("a 7-Zip archive", "7z\u00BC\u00AF"),
  ELF("an ELF program", "\u007FELF"),
  JAVA_CLASS("a Java class", "\u00CA\u00FE\u00BA\u00BE"),
  PARQUET("a Parquet table", "PAR1"),
  COMPOUND("an old office document", "\u00D0\u00CF\u0011\u00E0"),
  SQLITE("an SQLite database", "SQLite format 3\0");

  private static final int MOST_BYTES = 16;

  private final String description;
  private final String start;

  FileSignature(String description, String start) {
    this.description = description;
    this.start = start;
  }

  static Optional<FileSignature> of(byte[] head) {
    int length = Math.min(head.length, MOST_BYTES);
    String first = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(kind -> first.startsWith(kind.start)).findFirst();
  }

  /** For example {@code a PDF document}. */
  String description() {
    return description;
  }
}
