package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.courant.checkpoint.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTestCommandTest {
  private static final String RANDOM = Fixtures.checkpoint("tiny-marian-multi").toString();

  @TempDir Path cache;

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @Test
  void randomWeightsFailAndLaterRunsSaySo() {
    assertEquals(1, run("", "models", "test", RANDOM), () -> err.toString());
    assertTrue(out.toString().contains("! "), out.toString());
    assertTrue(out.toString().contains("verdict      ko FAILED"), out.toString());

    assertEquals(0, run("A line.\n", "lines", "--to", "uk", "--model", RANDOM));
    assertTrue(err.toString().startsWith("courant: self-test: ko FAILED"), err.toString());
  }

  @Test
  void theBundledModelPasses() {
    assertEquals(0, run("", "models", "test"), () -> out.toString());
    assertEquals(24, out.toString().lines().filter(line -> line.matches("(ko|uk) .*")).count());

    assertEquals(0, run("A line.\n", "lines", "--to", "uk"));
    assertEquals("", err.toString());
  }

  @Test
  void aLanguageItLacksIsWrongUsage() {
    assertEquals(2, run("", "models", "test", RANDOM, "--to", "ko,fr"));
    assertEquals(
        "courant: Invalid to: fr, must be among those of model tiny-marian-multi: ko, uk\n",
        err.toString());
  }

  private int run(String input, String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    Shell shell = new Shell(Map.of("COURANT_CACHE", cache.toString()), cache, in);
    return Courant.run(arguments, shell, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
