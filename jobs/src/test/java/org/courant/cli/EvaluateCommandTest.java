package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.courant.checkpoint.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir Path folder;

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Path source;
  private Path target;

  @BeforeEach
  void writeLines() throws IOException {
    source = write("lines.en", "It opens on Monday at 9.", "The two sides agreed to meet again.");
    target =
        write("lines.uk", "Він відкривається у вівторок о 9.", "Сторони домовилися про зустріч.");
  }

  @Test
  void checksPrintsRatesAndAlarms() {
    assertEquals(0, run("checks", "--to", "uk", "--alarms"), () -> err.toString());

    String table = out.toString();
    assertTrue(table.contains("number_lost            1       1    100.00%     50.00%"), table);
    assertTrue(table.contains("\ndigit_changed          1  100.0%"), table);
    assertTrue(table.contains("line 1: number_lost: the source's “Monday” is missing"), table);
  }

  @Test
  void confidencePrintsCorrelations() {
    String model = Fixtures.checkpoint("tiny-marian-multi").toString();

    assertEquals(0, run("confidence", "--to", "uk", "--model", model), () -> err.toString());
    assertTrue(out.toString().startsWith("lines        2\nPearson "), out.toString());
  }

  @Test
  void glossaryPrintsRates() throws IOException {
    String model = Fixtures.checkpoint("tiny-marian-multi").toString();
    Path terms = write("g.csv", "en,uk", "two sides,сторони", "Monday,понеділок");

    assertEquals(
        0,
        run("glossary", "--to", "uk", "--model", model, "--glossary", terms.toString()),
        () -> err.toString());
    assertTrue(out.toString().contains("2, 2 with terms"), out.toString());
    assertTrue(
        out.toString().contains("1 in 1 lines: people 100.0%, without 0.0%, with 100.0%"),
        out.toString());
    assertEquals(2, run("glossary", "--to", "ko", "--glossary", terms.toString()));
    assertEquals(
        "courant: Invalid glossary: %s, has no terms from en to ko\n".formatted(terms),
        err.toString());
  }

  @Test
  void ladderPrintsRungs() {
    String model = Fixtures.checkpoint("tiny-marian-multi").toString();

    assertEquals(
        0, run("ladder", "--to", "uk", "--model", model, "--changed"), () -> err.toString());
    assertTrue(
        out.toString().startsWith("It opens on Monday at 9.\n  people   Він"), out.toString());
    assertTrue(out.toString().contains("\nall          2 lines: chrF "), out.toString());
    assertTrue(out.toString().contains("figures whole 0.0% → "), out.toString());
    assertEquals(2, run("ladder", "--to", "uk", "--model", model, "--lines", "0"));
    assertEquals("courant: Invalid lines: 0, must be at least 1\n", err.toString());
  }

  @Test
  void unequalFilesAreWrongUsage() throws IOException {
    target = write("short.uk", "Сторони домовилися.");

    assertEquals(2, run("checks", "--to", "uk"));
    assertEquals(
        "courant: Invalid target: %s has 1 lines, the source has 2; line n must translate line n\n"
            .formatted(target),
        err.toString());
  }

  @Test
  void blankLinesAreWrongUsage() throws IOException {
    target = write("blank.uk", "Сторони домовилися.", " ");

    assertEquals(2, run("checks", "--to", "uk"));
    assertEquals(
        "courant: Invalid target: %s, line 2 is blank\n".formatted(target), err.toString());
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private int run(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of("evaluate", command));
    arguments.addAll(List.of("--source", source.toString(), "--target", target.toString()));
    arguments.addAll(List.of(more));
    out = new StringWriter();
    err = new StringWriter();
    Shell shell = new Shell(Map.of(), folder, new ByteArrayInputStream(new byte[0]));
    return Courant.run(
        arguments.toArray(String[]::new),
        shell,
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }
}
