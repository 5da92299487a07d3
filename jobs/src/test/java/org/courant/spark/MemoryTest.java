package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs remember of each other. */
class MemoryTest {
  private static final int BRIEFINGS = 20;
  private static final int SENTENCES = 12;

  @TempDir Path folder;

  @BeforeEach
  void corpus() throws IOException {
    for (int i = 0; i < BRIEFINGS; i++) {
      write("n" + i + ".txt", "Title number " + i, sentences(i));
    }
  }

  @Test
  void aSecondRunTranslatesNothingAndSaysTheSame() {
    RunReport first = run("out", Map.of());
    List<String> before = content("out", "segments", "origin");
    RunReport second = run("out", Map.of("mode", "overwrite"));

    assertEquals(0, first.counts().reused());
    assertEquals(0, second.counts().translated());
    assertEquals(first.counts().distinct(), second.counts().reused());
    assertEquals(0, second.targetTokens());
    assertEquals(before, content("out", "segments", "origin"));
    assertEquals(List.of("memory"), origins("out"));
  }

  @Test
  void aChangedSentenceCostsItselfAlone() throws IOException {
    run("one", memory());
    write("n3.txt", "Title number 3", sentences(3) + " This sentence was written this morning.");

    RunReport second = run("two", memory());

    assertEquals(1, second.counts().translated());
    assertEquals(second.counts().distinct() - 1, second.counts().reused());
    assertEquals(List.of("memory", "translated"), origins("two"));
  }

  @Test
  void aFurtherLanguageCostsThatLanguageAlone() {
    RunReport korean = run("ko", "ko", memory());
    RunReport both = run("both", "ko,uk", memory());
    RunReport fresh = run("fresh", "ko,uk", Map.of("memory", "none"));

    assertEquals(korean.targetTokens(), both.targetTokens());
    assertEquals(2 * korean.targetTokens(), fresh.targetTokens());
    assertEquals(texts("fresh"), texts("both"));
    assertEquals(summaries("fresh"), summaries("both"));
    assertFalse(Files.exists(folder.resolve("fresh/memory")));
  }

  @Test
  void otherSettingsAreOtherTranslations() {
    run("one", memory());
    Map<String, String> wide = new HashMap<>(memory());
    wide.put("beam-size", "5");

    assertEquals(0, run("two", wide).counts().reused());
  }

  @Test
  void whatARunThatDiedHadDoneIsNotDoneAgain() {
    RunReport undisturbed = run("whole", Map.of());
    String key = "dies";

    Exception died =
        assertThrows(Exception.class, () -> run(new DyingModel(key, 2), "out", "ko,uk", Map.of()));
    RunReport resumed = run("out", Map.of());

    assertTrue(String.valueOf(died).contains("killed"), died.toString());
    RunCounts counts = resumed.counts();
    assertTrue(counts.resumed() > 0, counts.toString());
    assertTrue(counts.translated() > 0, counts.toString());
    assertEquals(undisturbed.counts().distinct(), counts.resumed() + counts.translated());
    assertEquals(content("whole", "segments"), content("out", "segments"));
    assertEquals(content("whole", "briefings"), content("out", "briefings"));
    assertEquals(List.of("translated"), origins("out"));

    RunReport again = run("out", Map.of("mode", "overwrite"));
    assertEquals(again.counts().distinct(), again.counts().reused());
    assertEquals(0, again.counts().resumed());
  }

  @Test
  void peopleOutrankMachines() throws IOException {
    run("one", memory());
    String sentence = "This one stands in every briefing of them all.";
    Path edits = folder.resolve("edits.tsv");
    Files.writeString(
        edits,
        """
        source_lang\ttarget_lang\tsource\ttarget\tauthor
        en\tuk-UA\tThis one  stands in every briefing of them all.\tСтарий варіант.\tolena
        en\tuk\tA sentence\t\t
        """);
    List<String> complaints = new ArrayList<>();
    MemoryImport.Result first =
        new MemoryImport(path("memory"), "en", null)
            .run(List.of(edits.toString()), complaints::add);
    Files.writeString(
        edits,
        "source_lang\ttarget_lang\tsource\ttarget\n"
            + "en\tuk\t"
            + sentence
            + "\tОстаннє слово.\n");
    new MemoryImport(path("memory"), "en", "petro").run(List.of(edits.toString()), complaints::add);

    Map<String, String> other = new HashMap<>(memory());
    other.put("beam-size", "2");
    run("two", other);

    assertEquals(new MemoryImport.Result(1, 0, 1), first);
    assertEquals(1, complaints.size());
    assertTrue(complaints.get(0).contains("source or target is empty"), complaints.get(0));
    Dataset<Row> own = read("two", "segments").where("source = '" + sentence + "'");
    Row ukrainian = own.where("lang = 'uk'").head();
    assertEquals("Останнє слово.", ukrainian.getAs("target"));
    assertEquals("human", ukrainian.getAs("origin"));
    assertEquals(1.0, ukrainian.<Double>getAs("confidence"));
    assertEquals("translated", own.where("lang = 'ko'").head().getAs("origin"));
  }

  @Test
  void whatIsExportedCanBeEditedAndImported() throws IOException {
    run("one", memory());
    StoredMemory stored = stored();
    String file = path("review.tmx");

    long exported = stored.export(file, "en", List.of("uk"), List.of());
    String text = Files.readString(Path.of(file));
    String target = text.replaceAll("(?s).*xml:lang=\"uk\"[^>]*><seg>([^<]*)</seg>.*", "$1");
    Files.writeString(Path.of(file), text.replace(target, "Виправлено людиною."));
    MemoryImport.Result result =
        new MemoryImport(path("memory"), "en", "olena").run(List.of(file), complaint -> {});

    assertEquals(exported - 1, result.unchanged());
    assertEquals(1, result.taken());
    assertEquals(
        List.of("human 1", "translated " + exported),
        stored().kinds().stream()
            .filter(kind -> kind.targetLanguage().equals("uk"))
            .map(kind -> kind.origin() + " " + kind.targets())
            .toList());
    assertEquals(1, stored().export(path("people.tsv"), "en", List.of(), List.of("human")));
    assertTrue(Files.readString(folder.resolve("people.tsv")).contains("Виправлено людиною."));
  }

  @Test
  void compactingFoldsFilesAndLosesNothing() throws IOException {
    run("one", memory());
    Map<String, String> other = new HashMap<>(memory());
    other.put("beam-size", "2");
    run("two", other);
    StoredMemory stored = stored();
    int before = stored.files().number();
    List<StoredMemory.Kind> kinds = stored.kinds();

    stored.compact();

    assertTrue(before > 4, before + " files");
    assertEquals(2, stored.files().number());
    assertEquals(kinds, stored.kinds());
    assertEquals(0, run("three", memory()).counts().translated());
    assertEquals(content("one", "segments", "origin"), content("three", "segments", "origin"));
  }

  @Test
  void aRunIntoAFolderInUseIsRefused() {
    try (FolderLock lock = OutputFolder.at(path("out"), SharedSession.hadoop()).lock("other")) {
      lock.requireHeld();
      Exception refused = assertThrows(IllegalStateException.class, () -> run("out", Map.of()));
      assertTrue(refused.getMessage().contains("run other"), refused.getMessage());
    }
  }

  private StoredMemory stored() {
    return new StoredMemory(
        SharedSession.spark(), MemoryFolder.at(path("memory"), SharedSession.hadoop()));
  }

  private Map<String, String> memory() {
    return Map.of("memory", path("memory"));
  }

  private static String sentences(int seed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SENTENCES; i++) {
      text.append("Sentence %d of %d speaks of %d matters. ".formatted(i, seed, (seed * i) % 7));
    }
    return text + "This one stands in every briefing of them all.";
  }

  private List<String> origins(String out) {
    return read(out, "segments")
        .select("origin")
        .distinct()
        .orderBy("origin")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Rows without what differs from run to run. */
  private List<String> content(String out, String name, String... without) {
    Dataset<Row> rows =
        read(out, name).drop("run_id", "translated_at", "settings_sha256").drop(without);
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private List<String> texts(String out) {
    return select(out, "segments", "briefing_id", "lang", "ordinal", "target");
  }

  private List<String> summaries(String out) {
    return select(out, "briefings", "briefing_id", "lang", "summary");
  }

  private List<String> select(String out, String name, String first, String... more) {
    return read(out, name).select(first, more).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private Dataset<Row> read(String out, String name) {
    return SharedSession.spark().read().parquet(path(out + "/" + name));
  }

  private RunReport run(String out, Map<String, String> flags) {
    return run(out, "ko,uk", flags);
  }

  private RunReport run(String out, String languages, Map<String, String> flags) {
    return run(new FakeModel("memory"), out, languages, flags);
  }

  private RunReport run(
      ModelLocation model, String out, String languages, Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(flags);
    all.put("to", languages);
    all.put("out", path(out));
    Settings settings = Settings.of(all, SharedSession.conf());
    JobOptions options = JobOptions.resolve(List.of(path("in")), settings, FakeModel.CARD);
    return new TranslationRun(SharedSession.conf(), options, FakeModel.CARD, model)
        .execute(SharedSession.spark(), RunListener.silent());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String... paragraphs) throws IOException {
    Path file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n\n", paragraphs));
  }
}
