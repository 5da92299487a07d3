package org.courant.spark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The main job in a process of its own, on the sample briefings with a model of random weights. */
final class KilledRun {
  private static final String MODEL = "src/test/resources/checkpoints/tiny-marian-multi";
  private static final String INPUT = "../data/briefings";
  private static final String LANGUAGES = "ko,uk";
  private static final String BEAM_SIZE = "2";
  private static final String MAX_NEW_TOKENS = "12";
  private static final int POLL_MILLIS = 20;

  private final Path folder;
  private final String master;

  /** Runs write into a folder that need not exist. */
  KilledRun(Path folder, String master) {
    this.folder = folder;
    this.master = master;
  }

  /** The same run in this process, which is warm, and which nobody kills. */
  void undisturbed(String out) {
    Map<String, String> flags =
        Map.of(
            "to", LANGUAGES,
            "model", absolute(MODEL),
            "beam-size", BEAM_SIZE,
            "max-new-tokens", MAX_NEW_TOKENS,
            "out", folder.resolve(out).toString());
    TranslationRun.plan(List.of(INPUT), flags, master, named -> named)
        .execute(SharedSession.spark(), RunListener.silent());
  }

  /** Starts the same command, whatever the last one left. */
  Process start(String out) throws IOException {
    return start(out, List.of());
  }

  /** The same with more options of Java. */
  Process start(String out, List<String> options) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("--enable"))
        .forEach(command::add);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx1g", "-Dai.djl.offline=true"));
    command.add("-Dspark.sql.shuffle.partitions=2");
    command.add("-Dspark.executor.memory=700m");
    command.add("-Dspark.executor.extraClassPath=" + classPath);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, "org.courant.cli.Courant", "translate"));
    command.addAll(List.of(INPUT, "--to", LANGUAGES, "--model", absolute(MODEL)));
    command.addAll(List.of("--beam-size", BEAM_SIZE, "--max-new-tokens", MAX_NEW_TOKENS));
    command.addAll(List.of("--master", master));
    command.addAll(List.of("--out", folder.resolve(out).toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Files.createDirectories(folder.resolve("spark/jars"));
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME", folder.resolve("spark").toString(), "SPARK_SCALA_VERSION", "2.13"));
    Path log = folder.resolve(out + ".log");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Ends a run; its exit code. */
  int finish(Process process) throws InterruptedException {
    return process.waitFor();
  }

  /** What the runs printed. */
  String log(String out) throws IOException {
    return Files.readString(folder.resolve(out + ".log"));
  }

  /** Waits until some waves are in the memory, or the run is over. */
  void awaitWaves(Process process, String out, int waves) throws IOException, InterruptedException {
    while (process.isAlive() && waves(out) < waves) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Files that waves have left. */
  int waves(String out) throws IOException {
    Path memory = folder.resolve(out).resolve("memory/translations");
    if (!Files.exists(memory)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(memory)) {
      return (int) files.filter(file -> file.getFileName().toString().startsWith("wave-")).count();
    }
  }

  /** As for a power cut: nothing of the process runs any more. */
  static void kill(ProcessHandle process) throws InterruptedException {
    List<ProcessHandle> children = process.children().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    while (process.isAlive()) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Rows that one run has and the other lacks, those that are doubled among them. */
  List<String> differences(String one, String other, String name, String varying)
      throws SQLException {
    List<String> differences = new ArrayList<>();
    String columns = varying.isEmpty() ? "*" : "* exclude (" + varying + ")";
    for (List<String> sides : List.of(List.of(one, other), List.of(other, one))) {
      differences.addAll(
          query(
              "select row::varchar from (select %1$s from %2$s except all select %1$s from %3$s) as row"
                  .formatted(columns, table(sides.get(0), name), table(sides.get(1), name))));
    }
    return differences;
  }

  private String table(String out, String name) {
    return "read_parquet('" + folder.resolve(out).resolve(name) + "/**/*.parquet')";
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }
}
