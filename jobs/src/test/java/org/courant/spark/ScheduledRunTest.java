package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs by date, and runs that a scheduler names. */
class ScheduledRunTest {
  @TempDir Path folder;

  @Test
  void aDayIsReplacedAndTheOthersStay() throws IOException {
    write("2026-11-25", "a", "A text of Wednesday.");
    write("2026-11-26", "a", "A text of Thursday.");
    write("2026-11-26", "b", "Another text.");
    write("2026-11-26", "bad", "");
    run("2026-11-25", Map.of());
    run("2026-11-26", Map.of());
    Files.delete(folder.resolve("in/date=2026-11-26/b.txt"));
    write("2026-11-26", "c", "A third text.");

    RunReport again = run("2026-11-26", Map.of());

    assertEquals(
        List.of("2026-11-25 a.txt uk", "2026-11-26 a.txt uk", "2026-11-26 c.txt uk"), rows());
    assertEquals(1, again.counts().rejected());
    assertEquals(1, table("rejects").where("date = '2026-11-26'").count());
    assertEquals(6, table("segments").count());
    assertTrue(again.tables().get("briefings").endsWith("out/briefings/date=2026-11-26"));
  }

  @Test
  void onlyNewKnowsADayByItself() throws IOException {
    write("2026-11-25", "a", "The same text.");
    write("2026-11-26", "a", "The same text.");
    run("2026-11-25", Map.of());

    RunReport other = run("2026-11-26", Map.of("only-new", "true"));
    write("2026-11-26", "b", "Another text.");
    RunReport later = run("2026-11-26", Map.of("only-new", "true"));

    assertEquals(1, other.counts().written());
    assertEquals(1, later.counts().written());
    assertEquals(1, later.counts().unchanged());
    assertEquals(
        List.of("2026-11-25 a.txt uk", "2026-11-26 a.txt uk", "2026-11-26 b.txt uk"), rows());
  }

  @Test
  void aDayMayBeAppendedToOrRefused() throws IOException {
    write("2026-11-26", "a", "A text.");
    run("2026-11-26", Map.of());
    write("2026-11-26", "b", "Another text.");

    RunReport appended = run("2026-11-26", Map.of("mode", "append"));

    assertEquals(Map.of("ALREADY_WRITTEN", 1L), appended.counts().rejects());
    assertEquals(List.of("2026-11-26 a.txt uk", "2026-11-26 b.txt uk"), rows());
    String taken = refused("2026-11-26", Map.of("mode", "errorifexists"));
    assertTrue(taken.contains("holds the tables of a run"), taken);
    write("2026-11-27", "a", "A text.");
    assertEquals(1, run("2026-11-27", Map.of("mode", "errorifexists")).counts().written());
  }

  @Test
  void tablesByDateAndWithoutDatesDoNotMix() throws IOException {
    write("2026-11-26", "a", "A text.");
    run("2026-11-26", Map.of());
    String undated = refused(null, Map.of("mode", "overwrite"));
    assertTrue(undated.endsWith("out, holds tables by date; add --date, or name another folder"));

    Files.move(folder.resolve("out"), folder.resolve("dated"));
    run(null, Map.of());
    String dated = refused("2026-11-26", Map.of());
    assertTrue(dated.startsWith("Invalid date: 2026-11-26, "), dated);
    assertTrue(dated.endsWith("out holds tables without dates; name another folder"), dated);
  }

  @Test
  void anIssueHasTheBriefingsOfItsDay() throws IOException {
    write("2026-11-25", "a", "A text.");
    write("2026-11-26", "b", "Another text.");
    run("2026-11-25", Map.of());
    run("2026-11-26", Map.of());
    String out = folder.resolve("out").toString();

    assertEquals(
        "Invalid date: 2026-11-27, must be one of the 2 days of "
            + out
            + ", from 2026-11-25 to 2026-11-26",
        assertThrows(IllegalArgumentException.class, () -> stored(out, LocalDate.of(2026, 11, 27)))
            .getMessage());
    org.apache.hadoop.fs.Path day = stored(out, LocalDate.of(2026, 11, 26));
    StoredBriefings stored =
        new StoredBriefings(SharedSession.spark(), TableFormat.PARQUET, out, day);
    assertEquals("b.txt", stored.choose("uk", true, 9).chosen().get(0).id());
    assertEquals(1, stored.choose("uk", true, 9).all());
  }

  private static org.apache.hadoop.fs.Path stored(String out, LocalDate day) throws IOException {
    return new StoredTable(out, BriefingTables.BRIEFINGS_FOLDER, day).path(SharedSession.conf());
  }

  @Test
  void aFinishedRunIsNotDoneAgain() throws IOException {
    write("2026-11-26", "a", "A text.");
    write("2026-11-26", "bad", "");
    Map<String, String> first = Map.of("run-id", "day:1", "only-new", "true");
    RunReport done = run(null, first);
    write("2026-11-26", "b", "Another text.");

    RunOutcome again = plan(null, first).execute(RunListener.silent());
    RunReport other = run(null, Map.of("run-id", "day:2", "only-new", "true"));
    RunOutcome late = plan(null, first).execute(RunListener.silent());

    assertEquals("day:1", done.runId());
    assertTrue(again.report().isEmpty());
    assertTrue(again.reason().startsWith("run day:1 was finished at 2"), again.reason());
    // It ended with an alarm, which a further try must not hide.
    assertEquals(List.of("rejects is 0.5000, above 0.05"), again.alarms());
    assertEquals(1, other.counts().written());
    assertTrue(late.report().isEmpty());
    assertEquals(List.of("a.txt day:1", "b.txt day:2"), runs());
  }

  @Test
  void aNameIsGoodForOneCommand() throws IOException {
    write("2026-11-26", "a", "A text.");
    run(null, Map.of("run-id", "r"));

    assertEquals(
        "Invalid run-id: r, was another command's in "
            + folder.resolve("out")
            + "; give each command a name of its own",
        refused(null, Map.of("run-id", "r", "to", "ko")));
  }

  /** The tables were complete, and the record of the run lay beside them. */
  @Test
  void aNamedRunThatWasKilledWhilePublishingIsFinishedByItsNextTry() throws IOException {
    write("2026-11-26", "a", "A text.");
    Map<String, String> flags = Map.of("run-id", "r");
    run(null, flags);
    Path out = folder.resolve("out");
    Path staging = out.resolve(".staging-r");
    Placement placement = Placement.of(plan(null, flags).options(), true);
    Files.createDirectories(staging);
    for (String name : List.of("briefings", "report.json", "runs")) {
      Files.move(out.resolve(name), staging.resolve(name));
    }
    Publication note =
        new Publication("r", placement, "request", "work", List.of(), TableFormat.PARQUET);
    Files.writeString(staging.resolve("complete.json"), note.toJson());

    RunOutcome outcome = plan(null, flags).execute(RunListener.silent());

    assertTrue(outcome.reason().startsWith("run r was finished at"), outcome.reason());
    assertEquals(List.of("a.txt r"), runs());
    assertFalse(Files.exists(staging));
  }

  @Test
  void aNamedRunThatFailedIsNotFinished() throws IOException {
    write("2026-11-26", "a", "A text.");
    Map<String, String> flags = Map.of("run-id", "r");
    TranslationRun dying = plan(null, flags, new DyingModel("scheduled-dies", null));

    assertThrows(Exception.class, () -> dying.execute(SharedSession.spark(), RunListener.silent()));
    RunReport report = run(null, flags);

    assertEquals(1, report.counts().written());
    assertEquals(List.of("a.txt r"), runs());
    assertTrue(Files.exists(folder.resolve("out/runs/r.json")));
  }

  private void write(String day, String name, String body) throws IOException {
    Path in = Files.createDirectories(folder.resolve("in/date=" + day));
    String text = body.isEmpty() ? "" : "Title of " + name + "\n\n" + body + "\n";
    Files.writeString(in.resolve(name + ".txt"), text);
  }

  private RunReport run(String date, Map<String, String> more) {
    return plan(date, more).execute(SharedSession.spark(), RunListener.silent());
  }

  private String refused(String date, Map<String, String> more) {
    return assertThrows(IllegalArgumentException.class, () -> plan(date, more)).getMessage();
  }

  /** A run over one day, or over the only day without telling so. */
  private TranslationRun plan(String date, Map<String, String> more) {
    return plan(date, more, new FakeModel("scheduled"));
  }

  private TranslationRun plan(String date, Map<String, String> more, ModelLocation model) {
    Map<String, String> flags = new HashMap<>(Map.of("to", "uk"));
    flags.put("out", folder.resolve("out").toString());
    flags.putAll(more);
    List<String> inputs = new ArrayList<>();
    if (date == null) {
      inputs.add(folder.resolve("in/date=2026-11-26").toString());
    } else {
      inputs.add(folder.resolve("in") + "/date={date}");
      flags.put("date", date);
    }
    JobOptions options =
        JobOptions.resolve(inputs, Settings.of(flags, SharedSession.conf()), FakeModel.CARD);
    return new TranslationRun(SharedSession.conf(), options, FakeModel.CARD, model);
  }

  private org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> table(String name) {
    return SharedSession.spark().read().parquet(folder.resolve("out").resolve(name).toString());
  }

  private List<String> rows() {
    return strings("date || ' ' || briefing_id || ' ' || lang");
  }

  private List<String> runs() {
    return strings("briefing_id || ' ' || run_id");
  }

  private List<String> strings(String expression) {
    return table("briefings").selectExpr(expression).collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}
