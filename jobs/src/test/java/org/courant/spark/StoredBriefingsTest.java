package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.courant.newsletter.IssueBriefing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

class StoredBriefingsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    List<Row> rows =
        List.of(
            row("b", Map.of("agency", "Wire"), false, "uk"),
            row("a", Map.of(), false, "uk"),
            row("late", Map.of("published", "2025-05-20T18:45:00Z"), false, "uk"),
            row("early", Map.of("published", "2024-05-20"), true, "uk"),
            row("odd", Map.of("published", "soon"), true, "uk"),
            row("late", Map.of(), true, "ko"));
    SharedSession.spark()
        .createDataFrame(
            rows, BriefingTables.BRIEFINGS.add(BriefingTables.LANG, DataTypes.StringType))
        .write()
        .partitionBy(BriefingTables.LANG)
        .parquet(folder.resolve(BriefingTables.BRIEFINGS_FOLDER).toString());
  }

  @Test
  void theLatestComeFirst() {
    assertEquals(List.of("late", "a", "b"), ids("uk", false, 20));
    assertEquals(List.of("late", "early", "a", "b", "odd"), ids("uk", true, 20));
    assertEquals(List.of("late", "early"), ids("uk", true, 2));
    assertEquals(List.of(), ids("ko", false, 20));
  }

  @Test
  void howManyPassIsCountedWhateverIsChosen() {
    StoredBriefings.Choice choice = stored().choose("uk", true, 1);

    assertEquals("3 of 5", choice.passed() + " of " + choice.all());
    assertEquals(0, stored().choose("ko", false, 1).passed());
  }

  @Test
  void aRowIsARecord() {
    IssueBriefing briefing = stored().choose("uk", false, 20).chosen().get(2);

    assertEquals(
        new IssueBriefing(
            "b",
            "file:/in/b",
            "en",
            "headline of b",
            "summary of b",
            "body of b",
            Map.of("agency", "Wire"),
            "model",
            20,
            3,
            false),
        briefing);
  }

  @Test
  void languagesAreThoseOfTheTable() {
    assertEquals(List.of("ko", "uk"), stored().languages(List.of()));
    assertEquals(List.of("uk"), stored().languages(List.of("uk")));
    assertEquals(
        "Invalid to: de, must be among those of " + folder + ": ko, uk",
        assertThrows(IllegalArgumentException.class, () -> stored().languages(List.of("uk", "de")))
            .getMessage());
  }

  @Test
  void aFolderWithoutTablesIsNamed() {
    String none = folder.resolve("none").toString();
    assertEquals(
        "Invalid tables: " + none + ", has no briefings; name the --out of courant translate",
        assertThrows(
                IllegalArgumentException.class,
                () -> StoredBriefings.with(none, DAY, "local[1]", briefings -> 0))
            .getMessage());
  }

  private static List<String> ids(String language, boolean includeFlagged, int most) {
    return stored().choose(language, includeFlagged, most).chosen().stream()
        .map(IssueBriefing::id)
        .toList();
  }

  private static StoredBriefings stored() {
    return new StoredBriefings(
        SharedSession.spark(),
        TableFormat.PARQUET,
        folder.toString(),
        new org.apache.hadoop.fs.Path(folder.resolve(BriefingTables.BRIEFINGS_FOLDER).toString()));
  }

  private static Row row(
      String id, Map<String, String> metadata, boolean needsReview, String language) {
    return RowFactory.create(
        id,
        "file:/in/" + id,
        "sha",
        "en",
        "title of " + id,
        "body of " + id,
        "summary of " + id,
        "headline of " + id,
        "summary",
        "extractive",
        new Object[0],
        new Object[0],
        20,
        3,
        0.7,
        needsReview,
        new Object[0],
        new Object[0],
        CollectionConverters.asScala(metadata),
        "model",
        "sha",
        "sha",
        "run",
        Timestamp.from(Instant.EPOCH),
        language);
  }
}
