package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateSummariesTest {
  private static final String MODEL = "src/test/resources/checkpoints/tiny-marian-multi";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void summariesAreScoredAgainstTheirReferences() throws IOException {
    Path file =
        write(
            """
            {"id": "a", "body": "Rain fell here. Snow fell there. The sun came out late.", \
            "summary": "Rain fell here.\\nSnow fell there."}
            {"id": "b", "body": "It has no summary.", "summary": " "}
            """);

    assertEquals(0, run(file.toString()), err.toString());

    List<String> lines = out.toString().lines().toList();
    assertEquals("1 texts, words cut as ascii", lines.get(0));
    assertEquals(List.of("lead-2", "100.0", "100.0", "100.0", "6"), words(lines.get(2)));
    // Five words too many of eleven in common with six: F is 2 · 6 / (6 + 11).
    assertEquals(List.of("lead-3", "70.6"), words(lines.get(3)).subList(0, 2));
    assertTrue(lines.get(4).startsWith("extractive-2"), out.toString());
    assertTrue(lines.get(5).startsWith("random"), out.toString());
    assertEquals("courant: left out: b: no text in the column summary\n", err.toString());
  }

  @Test
  void halvesMakeTheWhole() throws IOException {
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      records
          .append("{\"id\": \"%d\", \"body\": \"Rain fell. Snow fell.\", ".formatted(i))
          .append("\"summary\": \"Rain.\"}\n");
    }
    Path file = write(records.toString());

    assertEquals(0, run(file.toString(), "--half", "1"), err.toString());
    assertEquals(0, run(file.toString(), "--half", "2"), err.toString());

    int texts =
        out.toString()
            .lines()
            .filter(line -> line.contains(" texts, "))
            .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))))
            .sum();
    assertEquals(20, texts);
  }

  @Test
  void wrongUsageIsNamed() throws IOException {
    Path file = write("{\"id\": \"a\", \"body\": \"Rain fell.\", \"summary\": \"Rain.\"}\n");

    assertEquals(2, run(file.toString(), "--half", "3"));
    assertEquals(2, run(folder.resolve("none").toString()));
    assertEquals(2, run(file.toString(), "--summary-sentences", "0"));

    List<String> lines = err.toString().lines().toList();
    assertEquals("courant: Invalid half: 3, must be 1 or 2", lines.get(0));
    assertTrue(lines.get(1).endsWith("none, no file there that may be read"), lines.get(1));
    assertEquals("courant: Invalid summary length: 0, must be 1 or more", lines.get(2));
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }

  private Path write(String records) throws IOException {
    return Files.writeString(folder.resolve("records.jsonl"), records);
  }

  private int run(String... more) {
    List<String> args = new ArrayList<>(List.of("evaluate", "summaries", "--model", MODEL));
    args.addAll(List.of(more));
    Shell shell = new Shell(Map.of(), folder, InputStream.nullInputStream());
    return Courant.run(
        args.toArray(String[]::new), shell, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
