package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.courant.page.ReviewBriefing;
import org.courant.page.ReviewPage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a whole run, for people and for machines, against the tables beside it. */
class ReportPageTest {
  private static final String SCRIPT = "<script>alert(1)</script>";

  @TempDir static Path folder;
  private static RunReport report;
  private static Document page;

  @BeforeAll
  static void run() throws IOException {
    write("water.txt", SCRIPT + "\n\nThe two sides met on Monday. Here it goes silent for once.");
    write("grid.txt", "Grid target set\n\n***\n\nThe target is 40 percent by 2030. It may rise.");
    write("many.txt", "Many words\n\n" + "word ".repeat(70).strip() + ".");
    write("empty.txt", "");
    Map<String, String> flags = Map.of("to", "ko,uk", "out", folder.resolve("out").toString());
    Settings settings = Settings.of(flags, SharedSession.conf());
    JobOptions options =
        JobOptions.resolve(List.of(folder.resolve("in").toString()), settings, FakeModel.CARD);
    report =
        new TranslationRun(SharedSession.conf(), options, FakeModel.CARD, new FakeModel("page"))
            .execute(SharedSession.spark(), RunListener.silent());
    page = Jsoup.parse(Files.readString(folder.resolve("out/report.html")));
  }

  @Test
  void thePageHasTheNumbersOfTheReport() {
    RunCounts counts = report.counts();
    assertEquals(report.runId(), page.selectFirst("h1").text().substring("Run ".length()));
    assertEquals(
        List.of(
            "" + counts.read(),
            "" + counts.written(),
            "" + counts.rejected(),
            "" + counts.expectedSegments()),
        page.select(".cards dd").eachText().subList(0, 4));
    LanguageCounts ukrainian = counts.languages().get("uk");
    assertEquals(
        "uk %d %d %d %d"
            .formatted(
                ukrainian.briefings(),
                ukrainian.needsReview(),
                ukrainian.segments(),
                ukrainian.flagged()),
        page.select("#languages tbody tr").get(1).text());
    assertEquals(List.of("EMPTY 1"), page.select("#rejects .bars tbody tr").eachText());
    assertEquals(report.firstRejects().get(0).place(), page.selectFirst("#rejects .place").text());
    assertEquals(report.seconds().size(), page.select("#sources .bars tbody tr").size());
  }

  @Test
  void theLeastConfidentSegmentsAreThoseOfTheTable() {
    List<Row> rows = new ArrayList<>(segments("uk").collectAsList());
    rows.sort(
        Comparator.<Row, Double>comparing(row -> row.<Double>getAs("confidence"))
            .thenComparing(row -> row.<String>getAs("briefing_id"))
            .thenComparing(row -> row.<Integer>getAs("ordinal")));
    List<String> sources = rows.stream().limit(10).map(row -> row.<String>getAs("source")).toList();

    assertEquals(sources, page.select("#language-2 p.source").eachText());
    assertEquals("Here it goes silent for once.", sources.get(0));
    assertTrue(page.select("#language-2 p.source").eachText().contains(SCRIPT));
    assertEquals(0, page.select("script").size());
  }

  @Test
  void theReviewPageHasTheRowsOfTheTable() throws IOException {
    Document review = Jsoup.parse(Files.readString(folder.resolve("out/review/uk.html")));
    JsonNode briefings =
        new ObjectMapper().readTree(review.selectFirst("#data").data()).get("briefings");
    List<String> shown = new ArrayList<>();
    for (JsonNode briefing : briefings) {
      for (JsonNode segment : briefing.get("segments")) {
        shown.add(
            "%s %s %s %s %s %s"
                .formatted(
                    briefing.get("id").asText(),
                    segment.get("ordinal"),
                    segment.get("source").asText(),
                    segment.get("target").asText(),
                    segment.get("origin").asText(),
                    segment.get("flags").size()));
        assertEquals(
            MachineAuthor.of(segment.get("target").asText()), segment.get("mark").asText());
      }
    }
    List<String> rows = new ArrayList<>();
    for (Row row : segments("uk").collectAsList()) {
      rows.add(
          "%s %s %s %s %s %s"
              .formatted(
                  row.getAs("briefing_id"),
                  row.getAs("ordinal"),
                  row.getAs("source"),
                  row.getAs("target"),
                  row.getAs("origin"),
                  row.getList(row.fieldIndex("flags")).size()));
    }

    assertEquals(rows.stream().sorted().toList(), shown.stream().sorted().toList());
    assertTrue(rows.stream().anyMatch(row -> row.contains(SCRIPT)), rows.toString());
    assertEquals(2, review.select("script").size());
    assertEquals(folder.resolve("out/review/uk.html").toString(), report.tables().get("review uk"));
  }

  @Test
  void aReviewPageTakesTheMostDoubtfulBriefingsThatFit() throws IOException {
    ReviewPage whole = review(ReviewPages.SEGMENTS);
    List<ReviewBriefing> briefings = whole.briefings();
    int first = briefings.get(0).segments().size();
    int second = briefings.get(1).segments().size();

    assertEquals(3, briefings.size());
    assertFalse(whole.isCut());
    assertEquals(
        List.of(true, false, false), briefings.stream().map(ReviewBriefing::needsReview).toList());
    assertEquals(briefings.subList(0, 1), review(first).briefings());
    assertEquals(briefings.subList(0, 1), review(first + second - 1).briefings());
    assertEquals(briefings.subList(0, 2), review(first + second).briefings());
    ReviewPage cut = review(first - 1);
    assertEquals(
        briefings.get(0).segments().subList(0, first - 1), cut.briefings().get(0).segments());
    assertTrue(cut.isCut());
    assertEquals(first - 1, cut.shown());
    assertEquals(report.counts().languages().get("uk").segments(), cut.totalSegments());
  }

  private static ReviewPage review(int limit) throws IOException {
    org.apache.hadoop.fs.Path out = new org.apache.hadoop.fs.Path(folder.resolve("out").toString());
    Staging published = new Staging(out.getFileSystem(SharedSession.hadoop()), out, out);
    OutputTables tables = new OutputTables(SharedSession.spark(), published, List.of("ko", "uk"));
    return new ReviewPages(tables, report, limit).of("uk");
  }

  @Test
  void theHistogramsCountTheTable() throws IOException {
    JsonNode json = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());

    List<Long> confidence = new ArrayList<>(Collections.nCopies(10, 0L));
    List<Long> lengths = new ArrayList<>(Collections.nCopies(11, 0L));
    for (Row row : segments("ko").collectAsList()) {
      int bin = Math.min(9, (int) (row.<Double>getAs("confidence") * 10));
      confidence.set(bin, confidence.get(bin) + 1);
      int tokens = row.<Integer>getAs("source_tokens");
      if (tokens > 0) {
        lengths.set(Math.min(10, tokens / 10), lengths.get(Math.min(10, tokens / 10)) + 1);
      }
    }

    assertEquals(confidence, counts(json.get("languages").get("ko").get("confidence_histogram")));
    assertEquals(lengths, counts(json.get("sentences").get("source_tokens_histogram")));
    assertEquals(1, lengths.get(7));
    assertEquals(lengths, report.profile().sourceTokens().counts());
  }

  private static List<Long> counts(JsonNode histogram) {
    List<Long> counts = new ArrayList<>();
    histogram.get("counts").forEach(count -> counts.add(count.asLong()));
    return counts;
  }

  private static Dataset<Row> segments(String language) {
    return SharedSession.spark()
        .read()
        .parquet(folder.resolve("out/segments").toString())
        .where("lang = '" + language + "'");
  }

  private static void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in").resolve(name), text);
  }
}
