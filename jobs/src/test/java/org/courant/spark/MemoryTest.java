package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs remember of each other. */
class MemoryTest {
  private static final int BRIEFINGS = 20;
  private static final int SENTENCES = 12;
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00.123456Z");

  /** The corpus, one run over it without an interruption, and its memory. */
  @TempDir static Path shared;

  private static RunReport base;

  @TempDir Path folder;

  @BeforeAll
  static void runOnce() throws IOException {
    for (int i = 0; i < BRIEFINGS; i++) {
      write(shared.resolve("in"), "n" + i + ".txt", "Title number " + i, sentences(i));
    }
    base = run(new FakeModel("memory"), shared, "ko,uk", "base", Map.of("memory", base("memory")));
  }

  private static String base(String name) {
    return shared.resolve(name).toString();
  }

  /** Each test has a corpus and a memory of its own to change. */
  @BeforeEach
  void copy() throws IOException {
    for (String name : List.of("in", "memory")) {
      try (Stream<Path> files = Files.walk(shared.resolve(name))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = folder.resolve(shared.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void aSecondRunTranslatesNothingAndSaysTheSame() {
    RunReport second = run("out", memory());

    assertEquals(0, base.counts().reused());
    assertEquals(0, second.counts().translated());
    assertEquals(base.counts().distinct(), second.counts().reused());
    assertEquals(0, second.counts().resumed());
    assertEquals(0, second.targetTokens());
    assertEquals(content(shared, "base", "segments", "origin"), content("segments", "origin"));
    assertEquals(List.of("memory"), origins());
  }

  @Test
  void aChangedSentenceCostsItselfAlone() throws IOException {
    write(
        folder.resolve("in"),
        "n3.txt",
        "Title number 3",
        sentences(3) + " This sentence was written this morning.");

    RunReport second = run("out", memory());

    assertEquals(1, second.counts().translated());
    assertEquals(second.counts().distinct() - 1, second.counts().reused());
    assertEquals(List.of("memory", "translated"), origins());
  }

  @Test
  void aFurtherLanguageCostsThatLanguageAlone() {
    RunReport korean = run("ko", "ko", Map.of());
    RunReport both = run("out", "ko,uk", Map.of("memory", path("ko/memory")));

    assertEquals(korean.targetTokens(), both.targetTokens());
    assertEquals(2 * korean.targetTokens(), base.targetTokens());
    List<String> same = List.of("briefing_id", "lang", "ordinal", "target");
    assertEquals(select(shared, "base", "segments", same), select(folder, "out", "segments", same));
    List<String> summary = List.of("briefing_id", "lang", "summary");
    assertEquals(
        select(shared, "base", "briefings", summary), select(folder, "out", "briefings", summary));
  }

  @Test
  void withoutAMemoryNothingIsReused() {
    RunReport report = run("out", Map.of("memory", "none"));

    assertEquals(base.counts().distinct(), report.counts().translated());
    assertFalse(Files.exists(folder.resolve("out/memory")));
  }

  /** Without a ladder, so that a shard is one call. */
  @Test
  void whatARunThatDiedHadDoneIsNotDoneAgain() {
    Map<String, String> flags = Map.of("ladder", "off");
    RunReport whole = run("whole", flags);
    DyingModel dying = new DyingModel("dies", path("out/memory/translations"));
    Exception died = assertThrows(Exception.class, () -> run(dying, folder, "ko,uk", "out", flags));
    RunReport resumed = run("out", flags);

    assertTrue(String.valueOf(died).contains("killed"), died.toString());
    RunCounts counts = resumed.counts();
    assertTrue(counts.resumed() > 0, counts.toString());
    assertTrue(counts.translated() > 0, counts.toString());
    assertEquals(whole.counts().distinct(), counts.resumed() + counts.translated());
    assertEquals(content(folder, "whole", "segments"), content("segments"));
    assertEquals(content(folder, "whole", "briefings"), content("briefings"));
    assertEquals(List.of("translated"), origins());
  }

  /** The same run shows that other settings are other translations. */
  @Test
  void peopleOutrankMachinesWhateverTheSettings() throws IOException {
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
        "source_lang\ttarget_lang\tsource\ttarget\nen\tuk\t" + sentence + "\tОстаннє слово.\n");
    new MemoryImport(path("memory"), "en", "petro").run(List.of(edits.toString()), complaints::add);

    Map<String, String> other = new HashMap<>(memory());
    other.put("beam-size", "2");
    RunReport report = run("out", other);

    assertEquals(0, report.counts().reused());
    assertEquals(new MemoryImport.Result(1, 0, 1), first);
    assertEquals(1, complaints.size());
    assertTrue(complaints.get(0).contains("source or target is empty"), complaints.get(0));
    Dataset<Row> own = read(folder, "out", "segments").where("source = '" + sentence + "'");
    Row ukrainian = own.where("lang = 'uk'").head();
    assertEquals("Останнє слово.", ukrainian.getAs("target"));
    assertEquals("human", ukrainian.getAs("origin"));
    assertEquals(1.0, ukrainian.<Double>getAs("confidence"));
    assertEquals("translated", own.where("lang = 'ko'").head().getAs("origin"));
  }

  @Test
  void whatIsExportedCanBeEditedAndImported() throws IOException {
    String file = path("review.tmx");

    long exported = stored().export(file, "en", List.of("uk"), List.of());
    String text = Files.readString(Path.of(file));
    String target = text.replaceAll("(?s).*xml:lang=\"uk\".*?<seg>([^<]*)</seg>.*", "$1");
    String edited = text.replace("<seg>" + target + "</seg>", "<seg>Виправлено людиною.</seg>");
    Files.writeString(Path.of(file), edited);
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

  /** One target is corrected, another approved as it is; the rest comes back as it went. */
  @Test
  void aReviewedXliffGoesBackInAndTheNextRunUsesIt() throws IOException {
    String file = path("review.xlf");
    long exported = stored().export(file, "en", List.of("uk"), List.of());
    MemoryImport.Result untouched = importFile(file);
    String text = Files.readString(Path.of(file));
    List<String> targets =
        Pattern.compile("<target>(.*?)</target>")
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .toList();
    String corrected = "<target>" + targets.get(0) + "</target>";
    int approved = text.lastIndexOf("translated", text.indexOf(targets.get(1) + "</target>"));
    String reviewed =
        text.substring(0, approved) + "final" + text.substring(approved + "translated".length());
    Files.writeString(
        Path.of(file), reviewed.replace(corrected, "<target>Виправлено людиною.</target>"));

    MemoryImport.Result result = importFile(file);
    run("out", "uk", memory());

    assertEquals(new MemoryImport.Result(0, exported, 0), untouched);
    assertEquals(new MemoryImport.Result(2, exported - 2, 0), result);
    List<Row> human =
        read(folder, "out", "segments").where("origin = 'human'").orderBy("target").collectAsList();
    assertEquals(
        List.of("Виправлено людиною.", targets.get(1)).stream().sorted().toList(),
        human.stream().map(row -> row.<String>getAs("target")).distinct().sorted().toList());
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> stored().export(file, "en", List.of(), List.of()));
    assertEquals(
        "Invalid target languages: ko, uk, an XLIFF file has one; name it with --to",
        refused.getMessage());
  }

  /** A file that lay about for a while does not undo what people wrote meanwhile. */
  @ParameterizedTest
  @ValueSource(strings = {"late.xlf", "late.tmx", "late.csv"})
  void anOldExportIsNoLastWord(String name) throws IOException {
    String late = path(name);
    edit("Перше слово.", MONDAY);
    long people = stored().export(late, "en", List.of("uk"), List.of("human"));
    edit("Друге слово.", MONDAY.plusSeconds(3));

    MemoryImport.Result untouched = importFile(late);
    String after = people("after.tsv");
    stored().compact();
    MemoryImport.Result folded = importFile(late);
    // In a file of today the first word is a person's last.
    String today = path("today-" + name);
    stored().export(today, "en", List.of("uk"), List.of("human"));
    Files.writeString(
        Path.of(today), Files.readString(Path.of(today)).replace("Друге слово.", "Перше слово."));
    MemoryImport.Result restored = importFile(today);
    MemoryImport.Result elsewhere =
        new MemoryImport(path("elsewhere"), "en", null).run(List.of(late), complaint -> {});

    assertEquals(1, people);
    assertEquals(new MemoryImport.Result(0, 1, 0), untouched);
    assertTrue(after.contains("Друге слово."), after);
    assertEquals(new MemoryImport.Result(0, 1, 0), folded);
    assertEquals(new MemoryImport.Result(1, 0, 0), restored);
    assertTrue(people("restored.tsv").contains("Перше слово."));
    assertEquals(new MemoryImport.Result(1, 0, 0), elsewhere);
  }

  private void edit(String target, Instant when) throws IOException {
    Path edits = folder.resolve("edit-" + target.hashCode() + ".tsv");
    Files.writeString(
        edits,
        "source_lang\ttarget_lang\tsource\ttarget\nen\tuk\tA sentence of its own.\t%s\n"
            .formatted(target));
    new MemoryImport(path("memory"), "en", null, when)
        .run(List.of(edits.toString()), complaint -> {});
  }

  private String people(String name) throws IOException {
    stored().export(path(name), "en", List.of("uk"), List.of("human"));
    return Files.readString(folder.resolve(name));
  }

  private MemoryImport.Result importFile(String file) throws IOException {
    return new MemoryImport(path("memory"), "en", "olena").run(List.of(file), complaint -> {});
  }

  @Test
  void compactingFoldsFilesAndLosesNothing() throws IOException {
    StoredMemory stored = stored();
    int before = stored.files().number();
    List<StoredMemory.Kind> kinds = stored.kinds();

    stored.compact();

    assertTrue(before > 4, before + " files");
    assertEquals(2, stored.files().number());
    assertEquals(kinds, stored.kinds());
    assertEquals(0, run("out", memory()).counts().translated());
    assertEquals(content(shared, "base", "segments", "origin"), content("segments", "origin"));
  }

  /** Embeddings were arrays once. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMemoryWithArraysStillServes(boolean compacted) throws IOException {
    Path embeddings = folder.resolve("memory").resolve(MemoryTables.EMBEDDINGS_FOLDER);
    Path arrays = folder.resolve("arrays");
    UserDefinedFunction array =
        udf(
            (UDF1<byte[], float[]>) EmbeddingBytes::vector,
            new ArrayType(DataTypes.FloatType, false));
    SharedSession.spark()
        .read()
        .parquet(embeddings.toString())
        .withColumn(MemoryTables.ARRAY, array.apply(col(MemoryTables.BYTES)))
        .drop(MemoryTables.BYTES)
        .write()
        .parquet(arrays.toString());
    Files.move(embeddings, folder.resolve("unused"));
    Files.move(arrays, embeddings);
    if (compacted) {
      stored().compact();
    }

    assertEquals(0, run("out", memory()).counts().translated());
    assertEquals(content(shared, "base", "segments", "origin"), content("segments", "origin"));
    assertEquals(content(shared, "base", "briefings"), content("briefings"));
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

  private List<String> origins() {
    return read(folder, "out", "segments")
        .select("origin")
        .distinct()
        .orderBy("origin")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private List<String> content(String name, String... without) {
    return content(folder, "out", name, without);
  }

  /** Rows without what differs from run to run. */
  private static List<String> content(Path folder, String out, String name, String... without) {
    Dataset<Row> rows =
        read(folder, out, name)
            .drop("run_id", "translated_at", "source_uri", "settings_sha256")
            .drop(without);
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static List<String> select(Path folder, String out, String name, List<String> columns) {
    return read(folder, out, name)
        .selectExpr(columns.toArray(String[]::new))
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static Dataset<Row> read(Path folder, String out, String name) {
    return SharedSession.spark().read().parquet(folder.resolve(out).resolve(name).toString());
  }

  private RunReport run(String out, Map<String, String> flags) {
    return run(out, "ko,uk", flags);
  }

  private RunReport run(String out, String languages, Map<String, String> flags) {
    return run(new FakeModel("memory"), folder, languages, out, flags);
  }

  private static RunReport run(
      ModelLocation model, Path folder, String languages, String out, Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(flags);
    all.put("to", languages);
    all.put("out", folder.resolve(out).toString());
    Settings settings = Settings.of(all, SharedSession.conf());
    JobOptions options =
        JobOptions.resolve(List.of(folder.resolve("in").toString()), settings, FakeModel.CARD);
    return new TranslationRun(SharedSession.conf(), options, FakeModel.CARD, model)
        .execute(SharedSession.spark(), RunListener.silent());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static void write(Path folder, String name, String... paragraphs) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n\n", paragraphs));
  }
}
