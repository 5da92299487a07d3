package org.courant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourantTest {
  private static final String MODEL = "src/test/resources/checkpoints/tiny-marian-multi";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private InputStream input = InputStream.nullInputStream();

  @Test
  void helpShowsExamplesToPaste() {
    assertEquals(0, run("translate", "--help"));
    assertTrue(out.toString().contains("courant translate data/briefings --to ko,uk --out out"));
    assertTrue(out.toString().contains("1   done, but more documents were rejected"));
  }

  @Test
  void versionIsTheBuildsOwn() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString().startsWith("courant "));
    assertFalse(out.toString().contains("${"));
  }

  @Test
  void wrongUsageIsToldWithoutStackTrace() {
    assertEquals(2, run());
    assertEquals(2, run("translate"));
    assertEquals(2, run("translate", "in", "--too", "ko"));
    assertFalse(err.toString().contains("\tat "));
  }

  @Test
  void wrongValuesAreNamed() throws IOException {
    write("in/a.txt", "Title\n\nThe body.\n");

    refused("Invalid to: none, must be at least one language, as in --to ko,uk", "--out", "out");
    refused("Invalid out: none, must be a folder, as in --out out", "--to", "ko");
    refused(
        "Invalid to: de, must be among those of model tiny-marian-multi: ko, uk",
        "--to",
        "de",
        "--out",
        "out");
    refused(
        "Invalid batch-tokens: 0, must be 1 or more",
        "--to",
        "ko",
        "--out",
        "out",
        "--batch-tokens",
        "0");
  }

  /** One of each way to tell a model its language; what random weights say is nonsense. */
  @ParameterizedTest
  @CsvSource({
    "tiny-m2m100,ko,''",
    "tiny-m2m100,zh-Hant,에 th",
    "tiny-mbart,uk,again inth stVst회stuse наVstDi",
    "tiny-t5,ko,моло고приs"
  })
  void linesAreTranslatedAsTransformersDoes(String model, String language, String expected) {
    String checkpoint = "src/test/resources/checkpoints/" + model;
    input = new ByteArrayInputStream("The talks resume.\n\nNobody was hurt.\n".getBytes(UTF_8));

    int code = run("lines", "--model", checkpoint, "--to", language, "--threads", "1");

    assertEquals(0, code, err.toString());
    List<String> lines = out.toString().lines().toList();
    assertEquals(3, lines.size(), out.toString());
    assertEquals("", lines.get(1));
    assertEquals(expected, lines.get(2));
  }

  @Test
  void missingInputIsNamed() {
    String missing = folder.resolve("none").toString();

    assertEquals(2, run("translate", missing, "--to", "ko", "--out", "out", "--model", MODEL));

    assertEquals(
        "courant: Invalid input: " + missing + ", no file there; name a file, a folder or a glob\n",
        err.toString());
  }

  @Test
  void rejectsAboveTheAllowedShareAreToldByExitCode() throws IOException {
    write("in/good.txt", "A title\n\nThe two sides met on Monday.\n");
    write("in/empty.txt", "");

    assertEquals(1, translate("first", "--fail-on", "needs_review>0.5"));
    assertTrue(err.toString().contains("alarm: rejects is 0.5000, above 0.05"), err.toString());
    assertTrue(err.toString().contains("alarm: needs_review ko is 1.0000, above 0.5"));
    assertTrue(out.toString().contains("briefings    1 of 2 read"), out.toString());
    assertTrue(out.toString().contains("in/empty.txt: read: EMPTY: "), out.toString());
    assertTrue(err.toString().contains("of 2 sentences"), err.toString());
    assertEquals(0, translate("second", "--allowed-rejects", "0.5"));
    assertTrue(Files.exists(folder.resolve("second/report.json")));
    assertEquals(0, translate("second", "--mode", "ignore"));
    assertTrue(out.toString().contains("holds tables already"));
  }

  @Test
  void aReportLineIsAllOfStandardOutput() throws IOException {
    write("in/good.txt", "A title\n\nThe two sides met on Monday.\n");
    write("in/empty.txt", "");

    int code = translate("tables", "--report-line", "--run-id", "night:1");
    JsonNode line = reportLine();
    assertEquals("alarm 1 night:1 null", told(line) + " " + line.get("reason").textValue());
    assertEquals(code, line.get("exit_code").intValue());
    assertEquals(folder.resolve("tables").toString(), line.get("out").textValue());
    assertEquals(2, line.get("read").intValue());
    assertEquals(1, line.get("written").intValue());
    assertEquals(1, line.get("rejected").intValue());
    assertEquals(1, line.get("languages").get("uk").get("briefings").intValue());
    assertEquals("rejects is 0.5000, above 0.05", line.get("alarms").get(0).textValue());
    assertTrue(err.toString().contains("briefings    1 of 2 read"), err.toString());

    assertEquals(1, translate("tables", "--report-line", "--run-id", "night:1"));
    line = reportLine();
    assertEquals("alarm 1 night:1", told(line));
    assertTrue(line.get("reason").textValue().startsWith("run night:1 was finished at "));

    assertEquals(0, translate("tables", "--report-line", "--mode", "ignore"));
    assertEquals("skipped", reportLine().get("status").textValue());
  }

  @Test
  void aReportLineTellsOfRefusalAndFailure() throws IOException {
    write("in/good.txt", "A title\n\nThe two sides met on Monday.\n");

    assertEquals(2, translate("tables", "--report-line", "--review-below", "2"));
    JsonNode line = reportLine();
    assertEquals("refused 2 null", told(line));
    assertEquals("Invalid review-below: 2.0, must be 0 to 1", line.get("reason").textValue());

    assertEquals(2, translate("tables", "--too", "ko", "--report-line"));
    assertTrue(reportLine().get("reason").textValue().contains("--too"));

    assertEquals(3, translate("/proc/courant/tables", "--report-line", "--run-id", "r"));
    line = reportLine();
    assertEquals("failed 3 r", told(line));
    assertTrue(line.get("reason").textValue().startsWith("Cannot write to "), line.toString());
  }

  private static String told(JsonNode line) {
    return "%s %d %s"
        .formatted(
            line.get("status").textValue(),
            line.get("exit_code").intValue(),
            line.get("run_id").textValue());
  }

  /** The line that was printed since the last one. */
  private JsonNode reportLine() throws IOException {
    String text = out.toString();
    out.getBuffer().setLength(0);
    assertEquals(1, text.lines().count(), text);
    return new ObjectMapper().readTree(text);
  }

  private int translate(String output, String... more) {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("translate", folder.resolve("in").toString(), "--to", "ko,uk"));
    args.addAll(List.of("--out", folder.resolve(output).toString(), "--model", MODEL));
    args.addAll(List.of("--master", "local[2]", "--beam-size", "1"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private void refused(String message, String... options) {
    err.getBuffer().setLength(0);
    List<String> args = new ArrayList<>();
    args.addAll(List.of("translate", folder.resolve("in").toString(), "--model", MODEL));
    args.addAll(List.of(options));
    assertEquals(2, run(args.toArray(String[]::new)));
    assertEquals("courant: " + message + "\n", err.toString());
  }

  private int run(String... args) {
    Shell shell = new Shell(Map.of(), folder, input);
    return Courant.run(args, shell, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
