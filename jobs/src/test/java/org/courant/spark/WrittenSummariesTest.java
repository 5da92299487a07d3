package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.courant.checkpoint.Fixtures;
import org.courant.checkpoint.ModelTask;
import org.courant.inference.ModelBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenSummariesTest {
  private static final String POISON = "poison came of it.";

  @TempDir Path folder;

  @Test
  void aWrittenSummaryIsLinkedFlaggedAndTranslatedByTheSameRun() throws IOException {
    write("water.txt", "Water talks", "The talks on the river began. Both sides want a dam.");

    RunReport report = run("out", Map.of("summary", "abstractive"));

    Row row = briefing("out", "water.txt");
    assertEquals(
        "In short, The talks on the river began. " + FakeSummarizer.INVENTED,
        row.getAs("summary_source"));
    assertEquals("abstractive", row.getAs("summary_method"));
    assertEquals(List.of(List.of(1), List.of()), lists(row, "summary_support"));
    assertEquals(
        List.of(
            "unsupported: sentence 2: the briefing has 0% of its words, by weight",
            "name_unsupported: sentence 2: the briefing lacks “Atlantis”",
            "number_unsupported: sentence 2: the briefing lacks “777”"),
        flags(row).subList(0, 3));
    String target = row.getAs("summary");
    assertTrue(target.endsWith(FakeModel.target(FakeSummarizer.INVENTED, "ko")), target);
    assertEquals(5, report.counts().distinct(), "three segments and two written sentences");
    assertEquals(3, row.<Integer>getAs("segments"), "written sentences are no segments");
  }

  @Test
  void failureBlankAndLengthCostNoBriefing() throws IOException {
    write(
        "bad.txt", "Bad title here", "Nothing is wrong here, they said.", "So poison came of it.");
    write("blank.md", "# A title", "## And a heading alone");
    write("long.txt", "Long", sentences(60));

    RunReport report = run("out", Map.of("summary", "abstractive"));

    assertEquals(3, report.counts().written());
    Row bad = briefing("out", "bad.txt");
    assertEquals("whole", bad.getAs("summary_method"));
    assertTrue(flags(bad).get(0).startsWith("summary_failed: Cannot summarize: Nothing is"));
    Row blank = briefing("out", "blank.md");
    assertEquals("none", blank.getAs("summary_method"));
    assertEquals("", blank.getAs("summary"));
    Row section = briefing("out", "long.txt");
    assertEquals("abstractive_sections", section.getAs("summary_method"));
    assertTrue(FakeSummarizer.longest() <= 40, "longest text " + FakeSummarizer.longest());
  }

  @Test
  void aFaithfulRunTakesTheBriefingsOwnSentenceWhateverThePartitions() throws IOException {
    write(
        "boats.txt",
        "Boats",
        "The harbour was full on Monday. Nobody counted the boats there. A band played.");
    for (int i = 0; i < 6; i++) {
      write("n" + i + ".txt", "Title number " + i, sentences(3 + 5 * i));
    }

    run("out", Map.of("summary", "abstractive", "faithful", "true", "partitions", "1"));
    run("four", Map.of("summary", "abstractive", "faithful", "true", "partitions", "4"));

    assertEquals(content("out"), content("four"));
    Row row = briefing("out", "boats.txt");
    assertEquals(
        "In short, The harbour was full on Monday. Nobody counted the boats there.",
        row.getAs("summary_source"));
    assertEquals(List.of(List.of(1), List.of(2)), lists(row, "summary_support"));
    assertEquals(
        "replaced: sentence 2, unsupported, name_unsupported, number_unsupported: segment 2 stands"
            + " for “Observers from Atlantis counted 777 boats.”",
        flags(row).get(0));
    String own = FakeModel.target("Nobody counted the boats there.", "ko");
    assertTrue(row.<String>getAs("summary").endsWith(own), "its translation is the body's");
    assertTrue(row.<String>getAs("body").contains(own));
  }

  @Test
  void strategyAndModelBelongTogether() {
    Exception lacking =
        assertThrows(
            IllegalArgumentException.class,
            () -> options("out", Map.of("summary", "abstractive"), Optional.empty()));
    assertTrue(lacking.getMessage().startsWith("Invalid summary: abstractive, must be with the"));
    Exception idle =
        assertThrows(
            IllegalArgumentException.class,
            () -> options("out", Map.of(), Optional.of(FakeSummarizer.CARD)));
    assertTrue(idle.getMessage().startsWith("Invalid summary-model: fake-summarizer"));
    Exception language =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                options(
                    "out",
                    Map.of("summary", "abstractive"),
                    Optional.of(
                        new ModelCard(
                            "german",
                            "a".repeat(64),
                            List.of(),
                            List.of("de"),
                            FakeModel.GENERATION))));
    assertEquals(
        "Invalid from: en, must be among those of model german: de", language.getMessage());
  }

  @Test
  void aModelThatKnowsTheLanguageWritesOfTheTranslation() throws IOException {
    write("water.txt", "Water talks", "The talks on the river began. Both sides want a dam.");
    ModelCard card = multilingual(List.of("ko", "uk"), List.of("ko", "uk"));
    Map<String, String> flags = Map.of("summary", "abstractive", "summary-from", "target");

    execute(options("out", flags, Optional.of(card)), new FakeSummarizer("summarizer"));

    Row row = briefing("out", "water.txt");
    String first = FakeModel.target("The talks on the river began.", "ko");
    assertEquals("In short, " + first + " " + FakeSummarizer.INVENTED, row.getAs("summary"));
    assertEquals("The talks on the river began.", row.getAs("summary_source"));
    assertEquals("abstractive", row.getAs("summary_method"));
    assertEquals(List.of(List.of(1), List.of()), lists(row, "summary_support"));
    List<String> codes = flags(row).stream().map(flag -> flag.replaceFirst(":.*", "")).toList();
    assertEquals(
        List.of("unsupported", "name_unsupported", "number_unsupported", "wrong_script"),
        codes.subList(0, 4),
        "what it invents, and in which language");
  }

  @Test
  void aFaithfulSummaryOfATranslationTakesItsOwnSentences() throws IOException {
    write(
        "boats.txt",
        "Boats",
        "The harbour was full at dawn. Nobody counted the boats there. A band played.");
    write("bad.txt", "Bad title here", "Nothing is wrong here, they said.", "So " + POISON);
    ModelCard card = multilingual(List.of(), List.of("ko", "uk"));
    Map<String, String> flags =
        Map.of("summary", "abstractive", "summary-from", "target", "faithful", "true");

    execute(options("out", flags, Optional.of(card)), new FakeSummarizer("summarizer"));

    Row row = briefing("out", "boats.txt");
    String first = FakeModel.target("The harbour was full at dawn.", "ko");
    String summary = row.getAs("summary");
    assertTrue(summary.contains(first), summary);
    assertFalse(summary.contains("Atlantis"), summary);
    assertTrue(flags(row).get(0).startsWith("replaced: sentence"), flags(row).get(0));
  }

  @Test
  void aModelThatDoesNotReadTheLanguageIsRefused() {
    Map<String, String> flags = Map.of("summary", "abstractive", "summary-from", "target");
    Exception written =
        assertThrows(
            IllegalArgumentException.class,
            () -> options("out", flags, Optional.of(multilingual(List.of(), List.of("ko")))));
    assertEquals(
        "Invalid to: uk, must be among those of model multilingual: ko", written.getMessage());
    Exception read =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                options(
                    "out",
                    flags,
                    Optional.of(multilingual(List.of("en"), List.of("en", "ko", "uk")))));
    assertEquals(
        "Invalid to: ko, must be among those that model multilingual reads: en", read.getMessage());
    Exception extractive =
        assertThrows(
            IllegalArgumentException.class,
            () -> options("out", Map.of("summary-from", "target"), Optional.empty()));
    assertTrue(
        extractive.getMessage().startsWith("Invalid summary-from: target, must go with --summary"));
  }

  private static ModelCard multilingual(List<String> sources, List<String> targets) {
    return new ModelCard(
        "multilingual", "6".repeat(64), sources, targets, FakeSummarizer.CARD.generationDefaults());
  }

  /** Random weights of 64 positions: every briefing is cut, and what comes out is nonsense. */
  @Test
  void aTinyCheckpointWritesTheSameInAnyPartitions() throws IOException {
    Path checkpoint = Fixtures.copy(Fixtures.checkpoint("tiny-bart"), folder.resolve("summarizer"));
    Files.writeString(
        checkpoint.resolve("bundle.json"),
        """
        {"format": 1, "name": "tiny", "version": "1", "task": "summarization",
         "source_languages": ["en"], "target_languages": {"en": {"token": "", "side": "source"}},
         "generation": {"beam_size": 2, "max_new_tokens": 12}}""");
    for (int i = 0; i < 4; i++) {
      write("n" + i + ".txt", "Title number " + i, "It rained on all days.", sentences(1 + 4 * i));
    }

    tiny(checkpoint, "one", Map.of("partitions", "1"));
    tiny(checkpoint, "four", Map.of("partitions", "4"));

    assertEquals(content("one"), content("four"));
    Row written = briefing("one", "n3.txt");
    assertEquals("abstractive_sections", written.getAs("summary_method"));
    assertFalse(written.<String>getAs("summary_source").isEmpty());
    assertTrue(flags(written).stream().anyMatch(flag -> flag.startsWith("unsupported: ")));
  }

  @Test
  void aTinyCheckpointWritesOfTranslationsTheSameInAnyPartitions() throws IOException {
    Path checkpoint = Fixtures.copy(Fixtures.checkpoint("tiny-bart"), folder.resolve("summarizer"));
    Files.writeString(
        checkpoint.resolve("bundle.json"),
        """
        {"format": 1, "name": "tiny", "version": "1", "task": "summarization",
         "source_languages": ["ko", "uk"],
         "target_languages": {"ko": {"token": "", "side": "source"},
                              "uk": {"token": "", "side": "source"}},
         "generation": {"beam_size": 2, "max_new_tokens": 12}}""");
    for (int i = 0; i < 4; i++) {
      write("n" + i + ".txt", "Title number " + i, "It rained on all days.", sentences(1 + 4 * i));
    }

    tiny(checkpoint, "one", Map.of("partitions", "1", "summary-from", "target"));
    tiny(checkpoint, "four", Map.of("partitions", "4", "summary-from", "target"));

    assertEquals(content("one"), content("four"));
    Row written = briefing("one", "n3.txt");
    assertTrue(written.<String>getAs("summary_method").startsWith("abstractive"));
    assertFalse(written.<String>getAs("summary").isEmpty());
  }

  private void tiny(Path checkpoint, String out, Map<String, String> flags) {
    ModelBundle bundle = ModelBundle.open(checkpoint, ModelTask.SUMMARIZATION);
    Map<String, String> all = new HashMap<>(flags);
    all.put("summary", "abstractive");
    JobOptions options = options(out, all, Optional.of(ModelCard.of(bundle)));
    ModelLocation location =
        new BundleLocation(
            new ModelPlace.Folder(checkpoint.toString()),
            bundle.sha256(),
            options.computation(),
            ModelTask.SUMMARIZATION);
    execute(options, location);
  }

  private RunReport run(String out, Map<String, String> flags) {
    return execute(
        options(out, flags, Optional.of(FakeSummarizer.CARD)), new FakeSummarizer("summarizer"));
  }

  private JobOptions options(
      String out, Map<String, String> flags, Optional<ModelCard> summarizer) {
    Map<String, String> all = new HashMap<>(flags);
    all.put("to", "ko,uk");
    all.put("out", path(out));
    Settings settings = Settings.of(all, SharedSession.conf());
    return JobOptions.resolve(List.of(path("in")), settings, FakeModel.CARD, summarizer);
  }

  private static RunReport execute(JobOptions options, ModelLocation summarizer) {
    return new TranslationRun(
            SharedSession.conf(),
            options,
            FakeModel.CARD,
            new FakeModel("translator"),
            Optional.of(summarizer),
            null)
        .execute(SharedSession.spark(), RunListener.silent());
  }

  private Row briefing(String out, String id) {
    return read(out).where("lang = 'ko' and briefing_id = '" + id + "'").head();
  }

  private List<String> content(String out) {
    Dataset<Row> rows = read(out).drop("run_id", "translated_at", "settings_sha256");
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private Dataset<Row> read(String out) {
    return SharedSession.spark().read().parquet(path(out + "/briefings"));
  }

  private static List<List<Integer>> lists(Row row, String column) {
    return row.<scala.collection.Seq<Integer>>getList(row.fieldIndex(column)).stream()
        .map(scala.jdk.javaapi.CollectionConverters::asJava)
        .map(List::copyOf)
        .toList();
  }

  private static List<String> flags(Row row) {
    return row.<Row>getList(row.fieldIndex("summary_flags")).stream()
        .map(flag -> flag.getAs("code") + ": " + flag.getAs("detail"))
        .toList();
  }

  private static String sentences(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("Sentence %d of %d speaks of %d matters. ".formatted(i, count, (count * i) % 7));
    }
    return text + "This one stands in every briefing of them all.";
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
