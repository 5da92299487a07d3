package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that pass over what the tables have unchanged. */
class OnlyNewTest {
  @TempDir Path folder;

  @Test
  void whatIsNewComesWhatChangedIsReplacedAndTheRestStays() throws IOException {
    write("a", "The first text.");
    write("b", "The second text.");
    write("gone", "A text that goes.");
    write("bad", "");
    RunReport first = run("ko,uk", Map.of());
    write("b", "The second text was changed. It is longer now.");
    write("c", "The third text.");
    Files.delete(folder.resolve("in/gone.txt"));

    RunReport second = run("ko,uk", Map.of());

    assertEquals("4 read, 3 written, 0 unchanged, 1 rejected", counts(first));
    assertEquals("4 read, 2 written, 1 unchanged, 1 rejected", counts(second));
    assertEquals(5, second.counts().languages().get("ko").segments());
    assertEquals(
        List.of(
            "a.txt ko " + first.runId(),
            "a.txt uk " + first.runId(),
            "b.txt ko " + second.runId(),
            "b.txt uk " + second.runId(),
            "c.txt ko " + second.runId(),
            "c.txt uk " + second.runId(),
            "gone.txt ko " + first.runId(),
            "gone.txt uk " + first.runId()),
        written());
    assertEquals(List.of("a.txt 2 2", "b.txt 3 3", "c.txt 2 2", "gone.txt 2 2"), segments("ko"));
    assertEquals(1, table("rejects").count());
  }

  /** A reject is tried again, and its row goes when it is read at last. */
  @Test
  void rejectsOfFilesThatWereReadAgainAreTheirNewOnes() throws IOException {
    write("a", "The first text.");
    write("bad", "");
    run("uk", Map.of());
    write("bad", "Text at last.");
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("empty.txt"), "");

    RunReport mended = run("uk", Map.of());
    RunReport elsewhere = execute("other", "uk", Map.of());

    assertEquals("2 read, 1 written, 1 unchanged, 0 rejected", counts(mended));
    assertEquals("1 read, 0 written, 0 unchanged, 1 rejected", counts(elsewhere));
    assertEquals(List.of("a.txt uk", "bad.txt uk"), keys());
    assertTrue(table("rejects").head().<String>getAs("uri").endsWith("other/empty.txt"));
    RunReport again = run("uk", Map.of());
    assertEquals("2 read, 0 written, 2 unchanged, 0 rejected", counts(again));
    assertEquals(1, table("rejects").count());
  }

  @Test
  void nothingNewTouchesNoTableOfBriefings() throws IOException {
    write("a", "The first text.");
    run("ko,uk", Map.of());
    List<Path> before = files("briefings");

    RunReport second = run("uk,ko", Map.of());

    assertEquals("1 read, 0 written, 1 unchanged, 0 rejected", counts(second));
    assertEquals(0, second.counts().translated());
    assertEquals(before, files("briefings"));
    assertTrue(Files.readString(folder.resolve("out/report.json")).contains(second.runId()));
  }

  @Test
  void aFurtherLanguageIsNewAndOneThatIsNotAskedForStays() throws IOException {
    write("a", "The first text.");
    RunReport ko = run("ko", Map.of());

    RunReport both = run("ko,uk", Map.of());
    write("a", "The first text was changed.");
    RunReport uk = run("uk", Map.of());

    assertEquals("1 read, 1 written, 0 unchanged, 0 rejected", counts(both));
    assertEquals("1 read, 1 written, 0 unchanged, 0 rejected", counts(uk));
    assertEquals(List.of("a.txt ko " + both.runId(), "a.txt uk " + uk.runId()), written());
    assertFalse(written().toString().contains(ko.runId()));
  }

  @Test
  void otherSettingsMakeEverythingNew() throws IOException {
    write("a", "The first text.");
    run("uk", Map.of());

    RunReport other = run("uk", Map.of("review-below", "0.9"));

    assertEquals("1 read, 1 written, 0 unchanged, 0 rejected", counts(other));
    assertEquals(0, other.counts().translated());
    assertEquals(List.of("a.txt uk " + other.runId()), written());
  }

  @Test
  void anIdThatComesTwiceIsStillARejectOfTheSecond() throws IOException {
    write("a", "The first text.");
    Files.writeString(
        folder.resolve("in/b.jsonl"), "{\"id\":\"a.txt\",\"title\":\"T\",\"body\":\"Another.\"}\n");

    assertEquals("2 read, 1 written, 0 unchanged, 1 rejected", counts(run("uk", Map.of())));
    assertEquals("2 read, 0 written, 1 unchanged, 1 rejected", counts(run("uk", Map.of())));
    assertEquals(1, table("rejects").count());
  }

  private static String counts(RunReport report) {
    RunCounts counts = report.counts();
    return "%d read, %d written, %d unchanged, %d rejected"
        .formatted(counts.read(), counts.written(), counts.unchanged(), counts.rejected());
  }

  private void write(String name, String body) throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    String text = body.isEmpty() ? "" : "Title of " + name + "\n\n" + body + "\n";
    Files.writeString(in.resolve(name + ".txt"), text);
  }

  private RunReport run(String languages, Map<String, String> more) {
    return execute("in", languages, more);
  }

  private RunReport execute(String input, String languages, Map<String, String> more) {
    Map<String, String> flags = new HashMap<>(more);
    flags.put("to", languages);
    flags.put("out", folder.resolve("out").toString());
    flags.put("only-new", "true");
    List<String> inputs = List.of(folder.resolve(input).toString());
    JobOptions options =
        JobOptions.resolve(inputs, Settings.of(flags, SharedSession.conf()), FakeModel.CARD);
    return new TranslationRun(
            SharedSession.conf(), options, FakeModel.CARD, new FakeModel("only-new"))
        .execute(SharedSession.spark(), RunListener.silent());
  }

  private org.apache.spark.sql.Dataset<Row> table(String name) {
    return SharedSession.spark().read().parquet(folder.resolve("out").resolve(name).toString());
  }

  private List<String> written() {
    return rows("briefing_id || ' ' || lang || ' ' || run_id");
  }

  private List<String> keys() {
    return rows("briefing_id || ' ' || lang");
  }

  private List<String> rows(String expression) {
    return table("briefings").selectExpr(expression).collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  /** Briefings, with the segments that they claim and those that there are. */
  private List<String> segments(String language) {
    table("briefings").createOrReplaceTempView("only_new_briefings");
    table("segments").createOrReplaceTempView("only_new_segments");
    return SharedSession.spark()
        .sql(
            ("select b.briefing_id || ' ' || b.segments || ' ' || count(*) from only_new_briefings b"
                    + " join only_new_segments s using (briefing_id, lang) where lang = '%s'"
                    + " group by b.briefing_id, b.segments order by 1")
                .formatted(language))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private List<Path> files(String table) throws IOException {
    try (java.util.stream.Stream<Path> paths = Files.walk(folder.resolve("out").resolve(table))) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
