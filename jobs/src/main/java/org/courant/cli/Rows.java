package org.courant.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * What a command found, one name and value a line.
 *
 * @param out standard output
 */
record Rows(PrintWriter out) {
  void row(String name, String value) {
    out.println(String.format(Locale.ROOT, "%-12s %s", name, value));
  }
}
