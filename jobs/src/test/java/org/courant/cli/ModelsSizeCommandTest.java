package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsSizeCommandTest {
  private static final Pattern OVERHEAD = Pattern.compile("memoryOverhead=(\\d+)m");

  @TempDir Path home;

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @Test
  void settingsArePrintedToBePasted() {
    assertEquals(0, run("--executor-cores", "4"), () -> err.toString());

    assertTrue(out.toString().contains("\n--executor-cores 4\n--executor-memory "), out.toString());
    assertTrue(out.toString().endsWith("--conf spark.task.cpus=1\n"), out.toString());
    assertTrue(out.toString().contains("float32, beam 4, batches of 2048 source tokens, 4 tasks"));
  }

  @Test
  void moreWorkAtOnceTakesMore() {
    long one = overhead("--executor-cores", "8");

    assertTrue(overhead("--executor-cores", "8", "--task-cpus", "4") < one);
    assertTrue(overhead("--executor-cores", "16") > one);
    assertTrue(overhead("--executor-cores", "8", "--beam-size", "12") > one);
    assertTrue(overhead("--executor-cores", "8", "--batch-tokens", "8192") > one);
    assertTrue(overhead("--executor-cores", "8", "--precision", "int8") < one);
  }

  @Test
  void wrongNumbersAreNamed() {
    assertEquals(2, run("--executor-cores", "0"));
    assertEquals("courant: Invalid executor-cores: 0, must be 1 to 1024\n", err.toString());
    assertEquals(2, run("--executor-cores", "4", "--task-cpus", "5"));
    assertEquals(
        "courant: Invalid task-cpus: 5, must be 1 to the executor's 4 cores\n", err.toString());
    assertEquals(2, run("--beam-size", "0"));
    assertEquals("courant: Invalid beam-size: 0, must be 1 or more\n", err.toString());
  }

  private long overhead(String... arguments) {
    assertEquals(0, run(arguments), () -> err.toString());
    Matcher matcher = OVERHEAD.matcher(out.toString());
    assertTrue(matcher.find(), out.toString());
    return Long.parseLong(matcher.group(1));
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    Shell shell = new Shell(Map.of(), home, InputStream.nullInputStream());
    String[] all = new String[arguments.length + 2];
    all[0] = "models";
    all[1] = "size";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Courant.run(all, shell, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
