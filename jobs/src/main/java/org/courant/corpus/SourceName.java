package org.courant.corpus;

import java.util.Locale;

/**
 * A file's path taken apart.
 *
 * @param path the path below the corpus, slashes forward and none in front; the id of a document
 *     that brings none. It keeps the extension: {@code flood.txt} and {@code flood.html} are two
 *     documents.
 * @param extension the format's extension without its dot, empty if there is none
 * @param gzip whether {@code .gz} ends the path
 */
record SourceName(String path, String extension, boolean gzip) {
  private static final String GZIP = ".gz";

  static SourceName of(String given) {
    String path = given.replace('\\', '/');
    while (path.startsWith("/")) {
      path = path.substring(1);
    }
    boolean gzip = path.toLowerCase(Locale.ROOT).endsWith(GZIP);
    String plain = gzip ? path.substring(0, path.length() - GZIP.length()) : path;
    int dot = plain.lastIndexOf('.');
    boolean hidden = dot <= plain.lastIndexOf('/') + 1;
    return new SourceName(path, hidden ? "" : plain.substring(dot + 1), gzip);
  }

  /** The id of a record in a file of many. */
  String id(long line) {
    return path + "#" + line;
  }
}
