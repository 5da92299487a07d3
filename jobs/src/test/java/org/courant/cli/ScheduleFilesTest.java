package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The examples for schedulers in {@code jobs/deploy}. */
class ScheduleFilesTest {
  private static final Path NIGHTLY = Path.of("deploy/cron/courant-nightly");
  private static final Path DAILY = Path.of("deploy/airflow/courant_daily.py");
  private static final Pattern COMMAND =
      Pattern.compile("(translate|newsletter) (['\"{$].*?)\n[^ ]", Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z-]+");

  @TempDir Path folder;

  @Test
  void everyOptionThatTheyGiveIsOne() throws IOException {
    int commands = 0;
    for (Path file : List.of(NIGHTLY, DAILY)) {
      Matcher command = COMMAND.matcher(Files.readString(file));
      while (command.find()) {
        commands++;
        Set<String> given = new TreeSet<>();
        OPTION.matcher(command.group(2)).results().forEach(found -> given.add(found.group()));
        assertTrue(given.contains("--date") || given.contains("--only-new"), command.group());
        given.removeAll(options(command.group(1)));
        assertEquals(Set.of(), given, file.toString());
      }
    }
    assertEquals(4, commands);
  }

  private static Set<String> options(String command) {
    Shell shell = new Shell(Map.of(), Path.of("."), InputStream.nullInputStream());
    return new CommandLine(new Courant(shell))
        .getSubcommands()
        .get(command)
        .getCommandSpec()
        .optionsMap()
        .keySet();
  }

  @Test
  void aGoodNightIsSilentAndLeavesItsLine() throws IOException, InterruptedException {
    Night night =
        run("echo \"$@\" >&2; echo '{\"status\":\"done\"}'", "--glossary", "my terms.csv");

    assertEquals(new Night(0, ""), night);
    assertEquals("{\"status\":\"done\"}\n", Files.readString(folder.resolve("logs/runs.jsonl")));
    assertEquals(
        "translate "
            + folder.resolve("in put")
            + " --to uk --out "
            + folder.resolve("out")
            + " --only-new --report-line --glossary my terms.csv\n",
        Files.readString(log()));
  }

  @Test
  void whatNeedsAPersonIsPrinted() throws IOException, InterruptedException {
    Night alarm = run("echo 'courant: alarm: rejects is 0.5' >&2; echo '{}'; exit 1");
    assertEquals(1, alarm.code());
    assertTrue(alarm.text().contains("look at them: rejects is 0.5\n"), alarm.text());
    assertTrue(alarm.text().contains("courant: the log is " + folder.resolve("logs")));

    Night wrong = run("echo 'courant: Invalid to: xx, must be among …' >&2; exit 2");
    assertEquals(2, wrong.code());
    assertTrue(wrong.text().contains("the command is wrong: courant: Invalid to: xx"));

    Night failed = run("echo 'courant: failed: Cannot write' >&2; exit 3");
    assertEquals(3, failed.code());
    assertTrue(failed.text().contains("courant: failed: courant: failed: Cannot write"));
    assertEquals("{}\n", Files.readString(folder.resolve("logs/runs.jsonl")));
  }

  @Test
  void aNightThatTakesTooLongIsEnded() throws IOException, InterruptedException {
    Night night = night("exec sleep 600", Map.of("COURANT_LIMIT", "1s"));

    assertEquals(124, night.code());
    assertTrue(night.text().startsWith("courant: ended after 1s; the next run goes on"));
  }

  @Test
  void aRunThatIsStillAtWorkIsLeftAlone() throws IOException, InterruptedException {
    Path begun = folder.resolve("begun");
    Process first = start("touch " + begun + "; exec sleep 600", Map.of());
    while (!Files.exists(begun)) {
      assertTrue(first.isAlive());
      TimeUnit.MILLISECONDS.sleep(20);
    }

    Night second = run("echo never; exit 3");

    assertEquals(new Night(0, ""), second);
    assertTrue(Files.readString(folder.resolve("logs/skipped.log")).contains("still at work"));
    first.descendants().forEach(ProcessHandle::destroy);
    first.waitFor();
  }

  private record Night(int code, String text) {}

  private Night run(String courant, String... more) throws IOException, InterruptedException {
    return night(courant, Map.of(), more);
  }

  private Night night(String courant, Map<String, String> environment, String... more)
      throws IOException, InterruptedException {
    Process process = start(courant, environment, more);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Night(process.waitFor(), text);
  }

  /** The script beside a stand-in for the launcher. */
  private Process start(String courant, Map<String, String> environment, String... more)
      throws IOException {
    Path script = folder.resolve("jobs").resolve(NIGHTLY);
    Files.createDirectories(script.getParent());
    Files.createDirectories(folder.resolve("jobs/bin"));
    Files.writeString(script, Files.readString(NIGHTLY));
    Path launcher = folder.resolve("jobs/bin/courant");
    Files.writeString(launcher, "#!/usr/bin/env bash\n" + courant + "\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("bash", script.toString()), Stream.of(more)).toList());
    builder.environment().put("COURANT_INPUT", folder.resolve("in put").toString());
    builder.environment().put("COURANT_OUT", folder.resolve("out").toString());
    builder.environment().put("COURANT_TO", "uk");
    builder.environment().put("COURANT_LOGS", folder.resolve("logs").toString());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  private Path log() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
      return files.filter(file -> file.toString().endsWith("Z.log")).findFirst().orElseThrow();
    }
  }
}
