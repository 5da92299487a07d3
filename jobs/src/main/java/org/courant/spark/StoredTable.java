package org.courant.spark;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/**
 * One of the tables that runs left in a folder.
 *
 * @param folder the {@code --out} of the runs
 * @param name folder of the table in it
 * @param day of tables by date, the day whose rows are wanted
 */
record StoredTable(String folder, String name, LocalDate day) {
  private static final String DAY = Schedule.DATE + "=";

  /**
   * Opens the table, does something with it, and stops Spark.
   *
   * @param master Spark master, or null for all cores of this machine
   * @throws IllegalArgumentException if the folder has no such table, or nothing of the day
   */
  <T> T with(String master, Work<T> work) throws IOException {
    SparkConf conf = CourantSession.interpreted(new SparkConf());
    if (master != null) {
      conf.setMaster(master);
    }
    Path path = path(conf);
    Path table = new Path(folder, name);
    FileSystem fileSystem = fileSystem(table, conf);
    TableFormat format = TableFormat.of(fileSystem, table).orElseThrow();
    format.requireSource();
    String uri = fileSystem.makeQualified(new Path(folder)).toString();
    try (SessionOnDemand session = new SessionOnDemand(format.completed(conf, uri))) {
      return work.on(session.get(), format, path);
    }
  }

  private static FileSystem fileSystem(Path path, SparkConf conf) throws IOException {
    return path.getFileSystem(
        SparkHadoopUtil.get().newConfiguration(CourantSession.completed(conf)));
  }

  /** Where the rows lie, or those of the day. */
  Path path(SparkConf conf) throws IOException {
    Path table = new Path(folder, name);
    FileSystem fileSystem = fileSystem(table, conf);
    if (!fileSystem.exists(table)) {
      throw new IllegalArgumentException(
          "Invalid tables: %s, has no %s; name the --out of courant translate"
              .formatted(folder, name));
    }
    List<String> days =
        Stream.of(fileSystem.listStatus(table))
            .map(status -> status.getPath().getName())
            .filter(file -> file.startsWith(DAY))
            .map(file -> file.substring(DAY.length()))
            .sorted()
            .toList();
    if (days.isEmpty()) {
      return table;
    }
    if (!days.contains(day.toString())) {
      throw new IllegalArgumentException(
          "Invalid date: %s, must be one of the %d days of %s, from %s to %s"
              .formatted(day, days.size(), folder, days.get(0), days.get(days.size() - 1)));
    }
    return new Path(table, DAY + day);
  }

  /**
   * The languages asked for, or all there are.
   *
   * @throws IllegalArgumentException if one asked for is not there
   */
  static List<String> languages(String folder, SortedSet<String> all, List<String> asked) {
    for (String language : asked) {
      if (!all.contains(language)) {
        throw new IllegalArgumentException(
            "Invalid to: %s, must be among those of %s: %s"
                .formatted(language, folder, String.join(", ", all)));
      }
    }
    return asked.isEmpty() ? List.copyOf(all) : asked;
  }

  /** Something done with a table. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T on(SparkSession spark, TableFormat format, Path path) throws IOException;
  }
}
