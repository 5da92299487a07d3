package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.courant.briefing.Reject;
import org.courant.briefing.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tables that are there already. */
class SaveModeTest {
  @TempDir Path folder;

  @Test
  void aBriefingThatIsThereIsNotAppendedAgainInTheSameLanguage() throws IOException {
    write("a", "The first text.");
    write("b", "The second text.");
    run("uk", "errorifexists");
    write("b", "The second text was changed.");
    write("c", "The third text.");

    RunReport again = run("uk", "append");
    RunReport other = run("ko", "append");

    assertEquals(Map.of("ALREADY_WRITTEN", 2L), again.counts().rejects());
    assertEquals(1, again.counts().written());
    assertEquals(0, again.counts().rejectedShare());
    Reject reject = again.firstRejects().get(1);
    assertEquals(RejectReason.ALREADY_WRITTEN, reject.reason());
    assertEquals("b.txt", reject.id());
    assertTrue(
        reject.detail().startsWith("id b.txt is in the table already, in uk; "), reject.detail());
    assertEquals(3, other.counts().written());
    assertEquals(
        List.of("a.txt ko", "a.txt uk", "b.txt ko", "b.txt uk", "c.txt ko", "c.txt uk"), written());
  }

  /** No session is opened, and the command that was killed is another one. */
  @Test
  void ignoreLeavesTablesThatAKilledRunWasPublishing() throws IOException {
    write("a", "The first text.");
    Path staging = folder.resolve("out/.staging-killed");
    Files.createDirectories(staging.resolve("briefings"));
    Files.writeString(staging.resolve("briefings/part"), "of the killed run");
    Placement placement = new Placement(Map.of("briefings", Placement.How.REPLACE));
    Publication note =
        new Publication(
            "killed", placement, "another command", "work", List.of(), TableFormat.PARQUET);
    Files.writeString(staging.resolve("complete.json"), note.toJson());

    RunOutcome outcome = plan("uk", "ignore").execute(RunListener.silent());

    assertTrue(outcome.report().isEmpty());
    assertEquals(folder.resolve("out") + " holds tables already", outcome.reason());
    assertEquals("of the killed run", Files.readString(folder.resolve("out/briefings/part")));
    assertFalse(Files.exists(staging));
  }

  private void write(String name, String body) throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve(name + ".txt"), "Title of " + name + "\n\n" + body + "\n");
  }

  private RunReport run(String language, String mode) {
    return plan(language, mode).execute(SharedSession.spark(), RunListener.silent());
  }

  private TranslationRun plan(String language, String mode) {
    Map<String, String> flags =
        Map.of("to", language, "out", folder.resolve("out").toString(), "mode", mode);
    List<String> inputs = List.of(folder.resolve("in").toString());
    JobOptions options =
        JobOptions.resolve(inputs, Settings.of(flags, SharedSession.conf()), FakeModel.CARD);
    return new TranslationRun(
        SharedSession.conf(), options, FakeModel.CARD, new FakeModel("modes"));
  }

  private List<String> written() {
    return SharedSession.spark()
        .read()
        .parquet(folder.resolve("out/briefings").toString())
        .select("briefing_id", "lang")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " " + row.getString(1))
        .sorted()
        .toList();
  }
}
