package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.courant.briefing.Reject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of everything that goes wrong: each bad record is a reject, all others come out. */
class PoisonFolderTest {
  private static final String GOOD =
      "A good title\n\nThe two sides met on Monday. They meet again.\n";

  @TempDir Path folder;

  @Test
  void everythingInIsOutOrRejected() throws IOException {
    write("good.txt", GOOD.getBytes(StandardCharsets.UTF_8));
    write("marked.md", ("# " + GOOD).getBytes(StandardCharsets.UTF_8));
    write("empty.txt", new byte[0]);
    write("binary.txt", noise(4_096));
    write("utf16.txt", GOOD.getBytes(StandardCharsets.UTF_16));
    write("broken.txt", broken());
    write("line.txt", "a line without an end ".repeat(240_000).getBytes(StandardCharsets.UTF_8));
    write("wire.jsonl", jsonLines());
    write("table.parquet", noise(512));
    writeParquet();

    RunReport report = run();

    assertEquals(
        new TreeMap<>(
            Map.of(
                "binary.txt", "BINARY",
                "broken.txt:3", "BAD_ENCODING",
                "empty.txt", "EMPTY",
                "line.txt:1", "TOO_LONG",
                "table.parquet", "BAD_SYNTAX",
                "wire.jsonl:2", "BAD_SYNTAX")),
        rejects(report));
    assertEquals(List.of("good.txt", "marked.md", "r1", "r2", "utf16.txt", "w1", "w3"), written());
    assertEquals(report.counts().read(), report.counts().written() + report.counts().rejected());
    assertEquals(13, report.counts().read());
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private static byte[] broken() {
    byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 5] = (byte) 0xC3;
    return bytes;
  }

  private static byte[] jsonLines() {
    return """
        {"id": "w1", "title": "First", "body": "The first body stands here."}
        {"id": "w2", "title": "Second", "body": "The second
        {"id": "w3", "title": "Third", "body": "The third body stands here."}
        """
        .getBytes(StandardCharsets.UTF_8);
  }

  private void writeParquet() {
    SparkSession spark = SharedSession.spark();
    spark
        .sql(
            "select id as id, 'A row' as title, 'Row ' || id || ' has a body.' as body, 5 as pages"
                + " from values ('r1'), ('r2') as rows(id)")
        .coalesce(1)
        .write()
        .parquet(folder.resolve("in/rows").toString());
  }

  private RunReport run() {
    Map<String, String> flags = Map.of("to", "ko,uk", "out", folder.resolve("out").toString());
    List<String> inputs = List.of(folder.resolve("in").toString());
    JobOptions options =
        JobOptions.resolve(inputs, Settings.of(flags, SharedSession.conf()), FakeModel.CARD);
    return new TranslationRun(
            SharedSession.conf(), options, FakeModel.CARD, new FakeModel("poison"))
        .execute(SharedSession.spark(), RunListener.silent());
  }

  private static Map<String, String> rejects(RunReport report) {
    Map<String, String> rejects = new TreeMap<>();
    for (Reject reject : report.firstRejects()) {
      rejects.put(
          reject.place().substring(reject.place().lastIndexOf('/') + 1), reject.reason().name());
    }
    return rejects;
  }

  private List<String> written() {
    return SharedSession.spark()
        .read()
        .parquet(folder.resolve("out/briefings").toString())
        .where("lang = 'uk'")
        .select("briefing_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
