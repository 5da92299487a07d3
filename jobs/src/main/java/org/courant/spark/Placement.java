package org.courant.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How complete tables come into the output folder, path by path below it, in the order in which
 * they appear.
 *
 * @param paths files, tables and partitions of tables
 */
record Placement(Map<String, How> paths) {
  /** What becomes of what is there. */
  enum How {
    /** Its files stay, and others come beside them. */
    ADD,
    /** It goes. */
    REPLACE
  }

  Placement {
    paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
  }

  /**
   * What a run's options ask for.
   *
   * @param anythingWritten whether there is any new briefing; where only new ones are wanted,
   *     tables of briefings stay as they are without one
   */
  static Placement of(JobOptions options, boolean anythingWritten) {
    Map<String, How> paths = new LinkedHashMap<>();
    for (String table : OutputFolder.TABLES) {
      place(table, options, anythingWritten, paths);
    }
    OutputFolder.REPORTS.forEach(report -> paths.put(report, How.REPLACE));
    if (options.schedule().runId().isPresent()) {
      paths.put(OutputFolder.RUNS, How.ADD);
    }
    return new Placement(paths);
  }

  private static void place(
      String table, JobOptions options, boolean anythingWritten, Map<String, How> paths) {
    String place = options.schedule().place(table);
    if (options.mode() == SaveMode.APPEND) {
      paths.put(place, How.ADD);
    } else if (!options.schedule().onlyNew() || table.equals(BriefingTables.REJECTS_FOLDER)) {
      paths.put(place, How.REPLACE);
    } else if (anythingWritten) {
      // Other languages were not asked for, and stay.
      options
          .languages()
          .forEach(
              language ->
                  paths.put(place + "/" + BriefingTables.LANG + "=" + language, How.REPLACE));
    }
  }
}
