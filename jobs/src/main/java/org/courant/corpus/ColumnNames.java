package org.courant.corpus;

import java.util.Collection;
import java.util.stream.Collectors;

/** The columns of a record as a message names them: as many as a person reads. */
final class ColumnNames {
  private static final int MOST_NAMES = 20;
  private static final int MOST_CHARS = 60;

  private ColumnNames() {}

  static String of(Collection<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    String first =
        names.stream().limit(MOST_NAMES).map(ColumnNames::cut).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return WellFormed.of(more > 0 ? first + " and " + more + " more" : first);
  }

  private static String cut(String name) {
    return name.length() > MOST_CHARS ? name.substring(0, MOST_CHARS) + "…" : name;
  }
}
