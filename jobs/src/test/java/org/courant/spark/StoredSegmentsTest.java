package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSegmentsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    List<Row> rows =
        List.of(
            row("It rains.", "Йде дощ.", "translated", "uk"),
            row("It rains.", "비가 온다.", "memory", "ko"),
            row("It snows.", "It snows.", "fallback", "ko"),
            row("// 5 million rows", "// 5 million rows", "copied", "ko"));
    SharedSession.spark()
        .createDataFrame(
            rows, BriefingTables.SEGMENTS.add(BriefingTables.LANG, DataTypes.StringType))
        .write()
        .partitionBy(BriefingTables.LANG)
        .parquet(folder.resolve(BriefingTables.SEGMENTS_FOLDER).toString());
  }

  @Test
  void textsAreThoseOfALanguage() {
    List<StoredSegments.Text> texts = new ArrayList<>();
    stored().forEach("ko", texts::add);

    assertEquals(
        Set.of(
            new StoredSegments.Text("It rains.", "비가 온다.", true),
            new StoredSegments.Text("It snows.", "It snows.", false)),
        Set.copyOf(texts));
    assertEquals(2, texts.size());
  }

  @Test
  void languagesAreThoseOfTheTable() {
    assertEquals(List.of("ko", "uk"), stored().languages(List.of()));
    assertEquals(
        "Invalid to: de, must be among those of " + folder + ": ko, uk",
        assertThrows(IllegalArgumentException.class, () -> stored().languages(List.of("de")))
            .getMessage());
  }

  @Test
  void aFolderWithoutTablesIsNamed() {
    String none = folder.resolve("none").toString();
    LocalDate day = LocalDate.of(2026, 11, 26);

    assertEquals(
        "Invalid tables: " + none + ", has no segments; name the --out of courant translate",
        assertThrows(
                IllegalArgumentException.class,
                () -> StoredSegments.with(none, day, "local[1]", segments -> 0))
            .getMessage());
  }

  private static StoredSegments stored() {
    return new StoredSegments(
        SharedSession.spark(),
        TableFormat.PARQUET,
        folder.toString(),
        new org.apache.hadoop.fs.Path(folder.resolve(BriefingTables.SEGMENTS_FOLDER).toString()));
  }

  private static Row row(String source, String target, String origin, String language) {
    return RowFactory.create(
        "a",
        0,
        0,
        "body",
        source,
        target,
        -0.5,
        0.5,
        origin,
        "direct",
        new Object[0],
        3,
        4,
        false,
        new Object[0],
        language);
  }
}
