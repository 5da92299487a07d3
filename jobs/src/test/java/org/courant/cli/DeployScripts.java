package org.courant.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.deploy.SparkSubmitArguments;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Runs scripts of {@code jobs/deploy}.
 *
 * @param folder programs in it come first on their path
 */
record DeployScripts(Path folder) {
  static final Path DEPLOY = Path.of("deploy");

  /** What a script printed, and its exit code. */
  record Shown(int code, String text) {}

  Shown run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> absolute = new ArrayList<>(command);
    absolute.set(0, DEPLOY.resolve(command.get(0)).toAbsolutePath().toString());
    ProcessBuilder builder = new ProcessBuilder(absolute).redirectErrorStream(true);
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Shown(process.waitFor(), text);
  }

  /** Makes a program of a line of shell. */
  Path tool(String name, String line) throws IOException {
    Path tool = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
    return Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What Spark makes of the submission of a script, which is not carried out. */
  SparkSubmitArguments submit(String script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("SPARK_SUBMIT", tool("spark-submit", "printf '%s\\n' \"$@\"").toString());
    List<String> command = new ArrayList<>(List.of(script));
    command.addAll(List.of(arguments));
    Shown shown = run(command, all);
    if (shown.code() != 0) {
      throw new AssertionError(shown.text());
    }
    return new SparkSubmitArguments(
        CollectionConverters.asScala(shown.text().lines().toList()).toSeq(),
        scala.collection.immutable.Map.from(
            CollectionConverters.asScala(Map.of("HADOOP_CONF_DIR", "/etc/hadoop"))));
  }
}
