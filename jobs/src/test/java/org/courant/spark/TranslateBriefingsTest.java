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
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.courant.briefing.Reject;
import org.courant.briefing.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

class TranslateBriefingsTest {
  @TempDir Path folder;

  @Test
  void writesEveryBriefingInEveryLanguage() throws IOException {
    write("water.txt", "Water talks resume", "The two sides met on Monday. They meet again soon.");
    write("grid.txt", "Grid target set", "The target is 40 percent by the year 2030.", "***");

    RunReport report = run("in", "out", Map.of());

    assertEquals(2, report.counts().read());
    assertEquals(2, report.counts().written());
    Row row = table("briefings").where("lang = 'uk' and briefing_id = 'water.txt'").head();
    assertEquals(3, row.<Integer>getAs("segments"));
    assertTrue(row.<String>getAs("title").codePoints().anyMatch(c -> c >= 0x0430));
    Row copied = table("segments").where("lang = 'ko' and source = '***'").head();
    assertEquals("***", copied.getAs("target"));
    assertEquals("copied", copied.getAs("origin"));
  }

  @Test
  void summaryIsMadeOfSegmentsOfTheBody() throws IOException {
    write(
        "water.txt",
        "Water talks resume",
        "The two sides met on Monday to talk. The two sides met to talk on water. Rain fell.",
        "A third and quite different sentence says nothing of it. The talks on water go on.");

    run("in", "out", Map.of());

    Row row = table("briefings").where("lang = 'ko'").head();
    String body = row.getAs("body");
    String summary = row.getAs("summary");
    assertEquals("extractive", row.getAs("summary_method"));
    assertEquals(row.<String>getAs("title"), row.getAs("headline"));
    List<String> sentences = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (List<Integer> support : support(row)) {
      for (int ordinal : support) {
        Row segment = table("segments").where("lang = 'ko' and ordinal = " + ordinal).head();
        sentences.add(segment.getAs("target"));
        sources.add(segment.getAs("source"));
      }
    }
    assertEquals(2, sentences.size());
    sentences.forEach(sentence -> assertTrue(body.contains(sentence), sentence));
    assertEquals(String.join(" ", sentences), summary);
    assertEquals(String.join(" ", sources), row.getAs("summary_source"));
  }

  @Test
  void summaryIsGivenAsItWasAskedFor() throws IOException {
    write("water.txt", "Water talks resume", "One thing was said. Another was done. Rain fell.");

    run("in", "lead", Map.of("summary", "lead", "summary-language", "source"));
    run("in", "none", Map.of("summary", "none"));

    Row lead = read("lead", "briefings").where("lang = 'uk'").head();
    assertEquals("lead", lead.getAs("summary_method"));
    assertEquals("One thing was said. Another was done.", lead.getAs("summary_source"));
    assertEquals("", lead.getAs("summary"));
    Row none = read("none", "briefings").where("lang = 'uk'").head();
    assertEquals("none", none.getAs("summary_method"));
    assertEquals("", none.getAs("summary"));
  }

  @Test
  void partitionsDoNotChangeTheTables() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("n" + i + ".txt", "Title number " + i, sentences(i));
    }

    run("in", "one", Map.of("partitions", "1"));
    run("in", "four", Map.of("partitions", "4"));
    run("in", "own", Map.of());

    assertEquals(content("one", "briefings"), content("four", "briefings"));
    assertEquals(content("one", "segments"), content("four", "segments"));
    assertEquals(content("one", "segments"), content("own", "segments"));
    assertEquals(content("one", "briefings"), content("own", "briefings"));
  }

  @Test
  void theReceiptSaysWhichRungATargetCameFrom() throws IOException {
    write("water.txt", "Water talks resume", "They met on Monday. Write to desk@example.org now.");

    RunReport report = run("in", "out", Map.of());
    run("in", "off", Map.of("ladder", "off"));

    Row masked = table("segments").where("lang = 'uk' and rung = 'masked'").head();
    assertEquals("Write to desk@example.org now.", masked.getAs("source"));
    assertTrue(masked.<String>getAs("target").contains("desk@example.org"));
    assertEquals("translated", masked.getAs("origin"));
    assertEquals(List.of(), masked.getList(masked.fieldIndex("flags")));
    // The fake's words lack the Monday of its source until it is asked for it.
    assertEquals(
        Map.of("direct", 1L, "figures", 1L, "masked", 1L),
        report.counts().languages().get("uk").rungs());
    assertEquals(3, read("off", "segments").where("lang = 'uk' and rung = 'direct'").count());
  }

  @Test
  void aTargetOfNoUseLeavesTheSource() throws IOException {
    write("water.txt", "Water talks resume", "They met on Monday. Here it goes silent for once.");

    RunReport report = run("in", "out", Map.of());

    Row kept = table("segments").where("lang = 'ko' and origin = 'fallback'").head();
    assertEquals("Here it goes silent for once.", kept.getAs("target"));
    assertEquals("source", kept.getAs("rung"));
    assertEquals(0.0, kept.<Double>getAs("confidence"));
    assertEquals(1, report.counts().languages().get("ko").origins().get("fallback"));
    assertEquals(
        List.of("fallback ko is 0.3333, above 0.2", "fallback uk is 0.3333, above 0.2"),
        Threshold.parse("fallback>0.2").get(0).exceeded(report.counts()));
  }

  @Test
  void oneBadSentenceCostsOnlyItself() throws IOException {
    write("good.txt", "A good title", "A good sentence stands here.");
    write("half.txt", "A half title", "A good sentence stands here. Here is poison in a sentence.");
    write("bad.txt", "All is poison", "Nothing but poison.");

    RunReport report = run("in", "out", Map.of());

    assertEquals(Map.of("TRANSLATION_FAILED", 1L), report.counts().rejects());
    assertEquals("bad.txt", report.firstRejects().get(0).id());
    assertEquals(RejectReason.TRANSLATION_FAILED, report.firstRejects().get(0).reason());
    Row fallback = table("segments").where("lang = 'ko' and origin = 'fallback'").head();
    assertEquals("Here is poison in a sentence.", fallback.getAs("target"));
    Row half = table("briefings").where("lang = 'ko' and briefing_id = 'half.txt'").head();
    assertTrue(half.<Boolean>getAs("needs_review"));
    assertEquals(List.of("translation_failed"), half.getList(half.fieldIndex("flags")));
  }

  @Test
  void modelThatFailsOnEverythingStopsTheRun() throws IOException {
    write("bad.txt", "All is poison", "Nothing but poison.");

    Exception failure = assertThrows(IllegalStateException.class, () -> run("in", "out", Map.of()));

    assertTrue(failure.getMessage().startsWith("Cannot translate: the model failed on every"));
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void modelIsLoadedOnceForAllTaskThreads() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("n" + i + ".txt", "Title number " + i, sentences(i));
    }
    FakeModel model = new FakeModel("once");

    run(model, "in", "out", Map.of("partitions", "8"));
    run(model, "in", "again", Map.of());

    assertEquals(1, model.loads());
  }

  @Test
  void secondBriefingOfAnIdIsRejected() throws IOException {
    write("a/same.txt", "First of two", "It has a body.");
    write("b/same.txt", "Second of two", "It has a body too.");

    RunReport report =
        run(new FakeModel("fake"), List.of(path("in/a"), path("in/b")), "out", Map.of());

    Reject reject = report.firstRejects().get(0);
    assertEquals(RejectReason.DUPLICATE_ID, reject.reason());
    assertTrue(reject.uri().endsWith("b/same.txt"));
    assertTrue(reject.detail().endsWith("a/same.txt"), reject.detail());
    assertEquals(1, report.counts().written());
  }

  @Test
  void takenFolderIsRefusedReplacedExtendedOrLeft() throws IOException {
    write("water.txt", "Water talks resume", "The two sides met on Monday.");
    run("in", "out", Map.of());

    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> run("in", "out", Map.of()));
    assertTrue(refused.getMessage().contains("holds the tables of a run"));
    run("in", "out", Map.of("mode", "overwrite"));
    assertEquals(2, table("briefings").count());
    write("ice.txt", "Ice on the river", "The ferry stopped on Monday.");
    run("in", "out", Map.of("mode", "append"));
    assertEquals(4, table("briefings").count(), "what was there already is not added again");
    assertEquals(
        List.of(
            "briefings", "memory", "rejects", "report.html", "report.json", "review", "segments"),
        visible(folder.resolve("out")));
  }

  @Test
  void stagingIsGoneAfterwards() throws IOException {
    write("water.txt", "Water talks resume", "The two sides met on Monday.");

    run("in", "out", Map.of());

    try (Stream<Path> names = Files.list(folder.resolve("out"))) {
      assertTrue(names.noneMatch(path -> path.getFileName().toString().startsWith(".staging")));
    }
  }

  private static String sentences(int seed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append("Sentence %d of %d speaks of %d matters. ".formatted(i, seed, (seed * i) % 7));
    }
    text.append("Write to desk%d@example.org on matter %d. ".formatted(seed, seed));
    return text + "This one stands in every briefing of them all.";
  }

  private List<String> content(String out, String name) {
    Dataset<Row> rows = read(out, name).drop("run_id", "translated_at", "settings_sha256");
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static List<List<Integer>> support(Row row) {
    return row.<Seq<Integer>>getList(row.fieldIndex("summary_support")).stream()
        .map(segments -> List.copyOf(CollectionConverters.asJava(segments)))
        .toList();
  }

  private Dataset<Row> table(String name) {
    return read("out", name);
  }

  private Dataset<Row> read(String out, String name) {
    return SharedSession.spark().read().parquet(path(out + "/" + name));
  }

  private RunReport run(String in, String out, Map<String, String> flags) {
    return run(new FakeModel("fake"), in, out, flags);
  }

  private RunReport run(FakeModel model, String in, String out, Map<String, String> flags) {
    return run(model, List.of(path(in)), out, flags);
  }

  private RunReport run(
      FakeModel model, List<String> inputs, String out, Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(flags);
    all.put("to", "ko,uk");
    all.put("out", path(out));
    Settings settings = Settings.of(all, SharedSession.conf());
    JobOptions options = JobOptions.resolve(inputs, settings, FakeModel.CARD);
    TranslationRun run = new TranslationRun(SharedSession.conf(), options, FakeModel.CARD, model);
    return run.execute(SharedSession.spark(), RunListener.silent());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String... paragraphs) throws IOException {
    Path file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n\n", paragraphs));
  }

  private static List<String> visible(Path folder) throws IOException {
    try (Stream<Path> names = Files.list(folder)) {
      return new ArrayList<>(
          names
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .sorted()
              .toList());
    }
  }
}
