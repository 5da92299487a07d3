package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.courant.page.TermFigures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a glossary does to a run: terms in targets, in the tables, in the report and in the memory.
 */
class GlossaryRunTest {
  private static final String TERM = "en,uk,forbidden_uk\nharbour,гавань,порт\n";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(
        folder.resolve("in/a.txt"),
        "Ships wait\n\nThe harbour is closed. The road is open. Nobody knows why.\n");
    Files.writeString(
        folder.resolve("in/b.txt"), "Roads wait\n\nThe road is long. The harbour is closed.\n");
  }

  @Test
  void aTermIsSearchedForAndReported() {
    RunReport report = run("out", TERM);

    List<Row> rows =
        SharedSession.spark()
            .read()
            .parquet(folder.resolve("out/segments").toString())
            .where("size(terms) > 0")
            .selectExpr("rung", "terms[0].term", "terms[0].status", "terms[0].found", "target")
            .distinct()
            .collectAsList();
    assertEquals(1, rows.size());
    assertEquals("terms", rows.get(0).getString(0));
    assertEquals(
        "harbour kept гавань",
        "%s %s %s".formatted(rows.get(0).get(1), rows.get(0).get(2), rows.get(0).get(3)));
    assertTrue(rows.get(0).getString(4).contains("гавань"), rows.get(0).getString(4));
    assertEquals(
        List.of(new TermFigures("harbour", "гавань", 2, 2, 0, 0, 2, 0)),
        report.glossaryUse().get("uk"));
    assertTrue(report.toJson().contains("\"found_by_search\" : 2"), report.toJson());
    assertTrue(ReportPage.of(report).toHtml().contains("2 of 2 terms stand in their targets"));
  }

  @Test
  void withoutTheLadderTermsAreOnlyReported() {
    RunReport report = run("out", TERM, Map.of("ladder", "off"));

    assertEquals(
        List.of(new TermFigures("harbour", "гавань", 2, 0, 0, 2, 0, 0)),
        report.glossaryUse().get("uk"));
    assertEquals(2L, report.counts().languages().get("uk").flags().get("term_lost"));
  }

  @Test
  void aChangedTermCostsItsOwnSentences() throws IOException {
    RunReport without = run("none", null);
    RunReport with = run("with", TERM);
    RunReport longer = run("longer", TERM + "bridge,міст,\n");
    RunReport changed = run("changed", TERM.replace("гавань", "пристань"));
    RunReport again = run("again", null);

    assertEquals(without.counts().distinct(), without.counts().translated());
    assertEquals(1, with.counts().translated());
    assertEquals(0, longer.counts().translated());
    assertEquals(1, changed.counts().translated());
    assertEquals(0, again.counts().translated());
    assertEquals(targets("none"), targets("again"));
    stored().compact();
    assertEquals(0, run("compacted", TERM).counts().translated());
    assertEquals(targets("with"), targets("compacted"));
  }

  @Test
  void peopleOutrankTheGlossary() throws IOException {
    run("first", TERM);
    Path edits = folder.resolve("edits.tsv");
    Files.writeString(
        edits,
        "source_lang\ttarget_lang\tsource\ttarget\nen\tuk\tThe harbour is closed.\tПорт зачинено.\n");
    new MemoryImport(folder.resolve("memory").toString(), "en", "olena")
        .run(List.of(edits.toString()), complaint -> {});

    RunReport second = run("second", TERM.replace("гавань", "пристань"));

    assertEquals(0, second.counts().translated());
    assertTrue(targets("second").contains("Порт зачинено."), targets("second").toString());
  }

  @Test
  void aGlossaryWithoutTheLanguagesIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> run("out", "en,de\nharbour,Hafen\n"))
            .getMessage();

    assertTrue(
        message.endsWith("g.csv, has no terms from en to uk; its languages are de, en"), message);
  }

  private StoredMemory stored() {
    return new StoredMemory(
        SharedSession.spark(),
        MemoryFolder.at(folder.resolve("memory").toString(), SharedSession.hadoop()));
  }

  private List<String> targets(String out) {
    return SharedSession.spark()
        .read()
        .parquet(folder.resolve(out).resolve("segments").toString())
        .orderBy("briefing_id", "ordinal")
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("target"))
        .toList();
  }

  private RunReport run(String out, String glossary) {
    return run(out, glossary, Map.of());
  }

  private RunReport run(String out, String glossary, Map<String, String> more) {
    Map<String, String> flags = new HashMap<>(more);
    flags.put("to", "uk");
    flags.put("out", folder.resolve(out).toString());
    flags.put("memory", folder.resolve("memory").toString());
    if (glossary != null) {
      flags.put("glossary", glossaryFile(glossary).toString());
    }
    Settings settings = Settings.of(flags, SharedSession.conf());
    JobOptions options =
        JobOptions.resolve(List.of(folder.resolve("in").toString()), settings, FakeModel.CARD);
    return new TranslationRun(
            SharedSession.conf(), options, FakeModel.CARD, new FakeModel("glossary"))
        .execute(SharedSession.spark(), RunListener.silent());
  }

  private Path glossaryFile(String text) {
    try {
      return Files.writeString(folder.resolve("g.csv"), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
