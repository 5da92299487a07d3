package org.courant.corpus;

import java.util.Locale;

/**
 * A file's path taken apart.
 *
 * @param stem the path without the extensions, slashes forward and none in front
 * @param extension the format's extension without its dot, empty if there is none
 * @param gzip whether {@code .gz} ends the path
 */
record SourceName(String stem, String extension, boolean gzip) {
  private static final String GZIP = ".gz";

  static SourceName of(String path) {
    String rest = path.replace('\\', '/');
    while (rest.startsWith("/")) {
      rest = rest.substring(1);
    }
    boolean gzip = rest.toLowerCase(Locale.ROOT).endsWith(GZIP);
    if (gzip) {
      rest = rest.substring(0, rest.length() - GZIP.length());
    }
    int dot = rest.lastIndexOf('.');
    boolean hidden = dot <= rest.lastIndexOf('/') + 1;
    return hidden
        ? new SourceName(rest, "", gzip)
        : new SourceName(rest.substring(0, dot), rest.substring(dot + 1), gzip);
  }

  /** The id of a record in a file of many. */
  String id(long line) {
    return stem + "#" + line;
  }
}
