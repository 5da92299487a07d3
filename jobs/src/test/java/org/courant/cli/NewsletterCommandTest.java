package org.courant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class NewsletterCommandTest {
  private static final String MODEL = "src/test/resources/checkpoints/tiny-marian-multi";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** What random weights say never passes review. */
  @Test
  void anIssueIsMadeOfARun() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/a.txt"), "A title\n\nThe two sides met on Monday.\n");
    String tables = folder.resolve("out").toString();
    assertEquals(
        0,
        run(
            "translate",
            folder.resolve("in").toString(),
            "--to=ko,uk",
            "--out=" + tables,
            "--model=" + MODEL,
            "--beam-size=1",
            "--ladder=off",
            "--master=local[2]"));
    String into = folder.resolve("issue").toString();

    assertEquals(0, run("evaluate", "survival", tables, "--to", "uk", "--master", "local[2]"));
    assertTrue(
        out.toString().contains("uk        figures          whole in 0 of 1 segments"),
        out.toString());

    assertEquals(1, run("newsletter", tables, "--into", into, "--master", "local[2]"));
    assertTrue(
        err.toString().contains("courant: no issue in ko: none of 1 briefings passes review; "),
        err.toString());
    assertFalse(Files.exists(folder.resolve("issue")));

    assertEquals(
        0, run("newsletter", tables, "--into", into, "--include", "all", "--master", "local[2]"));
    assertTrue(out.toString().contains("uk        1 of 1 briefings, 0 of which pass review"));
    for (String file : List.of("index.html", "ko/index.html", "uk/mail.eml", "uk/issue.md")) {
      assertTrue(Files.exists(folder.resolve("issue").resolve(file)), file);
    }
    assertEquals(2, run("newsletter", tables, "--into", into, "--master", "local[2]"));
    assertTrue(err.toString().contains("holds an issue already"), err.toString());
  }

  @Test
  void wrongValuesAreNamed() {
    refused("Invalid into: none, must be a folder, as in --into issue");
    refused("Invalid max-briefings: 0, must be 1 to 500", "--into=i", "--max-briefings=0");
    refused("Invalid date: today, must be a day, as in 2026-11-26", "--into=i", "--date=today");
    refused(
        "Invalid web-url: javascript:x, must begin with http:// or https:// and name a host",
        "--into=i",
        "--web-url=javascript:x");
    refused(
        "Invalid from: desk, must be an address, as in 'News Desk <desk@example.org>'",
        "--into=i",
        "--from=desk");
    refused(
        "Invalid title: “a\uFFFDb”, must be one line of 1 to 200 characters",
        "--into=i",
        "--title=a\nb");
    String none = folder.resolve("none").toString();
    refused("Invalid templates: " + none + ", is no folder", "--into=i", "--templates=" + none);
    refused("Invalid tables: t, has no briefings; name the --out of courant translate", "--into=i");
  }

  @Test
  void templatesAreCopiedOnce() throws IOException {
    String copy = folder.resolve("templates").toString();

    assertEquals(0, run("newsletter", "--copy-templates", copy));
    assertTrue(
        Files.readString(folder.resolve("templates/labels_uk.properties")).contains("Огляд"));
    assertEquals(2, run("newsletter", "--copy-templates", copy));
    assertTrue(err.toString().contains("site.ftlh is there already"), err.toString());
  }

  private void refused(String message, String... options) {
    err.getBuffer().setLength(0);
    List<String> args = new ArrayList<>(List.of("newsletter", "t", "--master=local[1]"));
    args.addAll(List.of(options));
    assertEquals(2, run(args.toArray(String[]::new)));
    assertEquals("courant: " + message + "\n", err.toString());
  }

  private int run(String... args) {
    Shell shell = new Shell(Map.of(), folder, InputStream.nullInputStream());
    return Courant.run(args, shell, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
