package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryCommandTest {
  @TempDir Path folder;

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @Test
  void theSampleGlossaryIsComplete() {
    assertEquals(0, run("glossary", "check", "../data/glossary.csv", "--to", "ko,uk"));
    assertTrue(out.toString().contains("112 terms, 0 without a target"), out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void whatIsLackingIsNamed() throws IOException {
    Path file = write("g.tsv", "en\tko\tuk", "truce\t휴전\t", "treaty\t\tдоговір");

    assertEquals(0, run("glossary", "check", file.toString()));
    assertTrue(out.toString().contains("line 2: no uk for “truce”"), out.toString());
    assertTrue(out.toString().contains("line 3: no ko for “treaty”"), out.toString());
    assertEquals(1, run("glossary", "check", file.toString(), "--to", "de"));
    assertEquals(2, run("glossary"));
  }

  @Test
  void aBrokenGlossaryStopsARunBeforeItBegins() throws IOException {
    Path file = write("g.csv", "en,uk", "truce,");
    Path input = write("a.txt", "Title", "", "The truce holds.");
    Path tables = folder.resolve("out");
    String message =
        "courant: Invalid glossary: %s, line 2, en: “truce” has no target; fill uk or"
            + " do_not_translate\n";

    assertEquals(2, run("glossary", "check", file.toString()));
    assertEquals(message.formatted(file), err.toString());
    String[] command = {
      "translate",
      input.toString(),
      "--to",
      "uk",
      "--out",
      tables.toString(),
      "--glossary",
      file.toString()
    };
    assertEquals(2, run(command));
    assertEquals(message.formatted(file), err.toString());
    assertTrue(Files.notExists(tables));
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    Shell shell = new Shell(Map.of(), folder, new ByteArrayInputStream(new byte[0]));
    return Courant.run(arguments, shell, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
