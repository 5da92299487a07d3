package org.courant.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the bundled model, greedily. */
class TextFunctionsTest {
  private static final String HANGUL = "(?s).*\\p{IsHangul}.*";
  private static final String CYRILLIC = "(?s).*\\p{IsCyrillic}.*";
  private static final String WELCOMED = "The United States welcomed the agreement.";

  private final SparkSession spark = SharedSession.spark();

  @BeforeEach
  void texts() {
    spark.conf().set("spark.courant.beam-size", "1");
    spark.conf().set("spark.courant.ladder", "off");
    spark
        .sql(
            "SELECT * FROM VALUES (1, '%s', 'ko'), (2, NULL, 'ko'), (3, 'It is late.', NULL), "
                    .formatted(WELCOMED)
                + "(4, '', 'uk'), (5, '  We agree.\\n\\n12 %%', 'uk') AS t(id, body, lang)"
                    .replace("%%", "%"))
        .createOrReplaceTempView("texts");
  }

  @AfterEach
  void settings() {
    spark.conf().unset("spark.courant.beam-size");
    spark.conf().unset("spark.courant.ladder");
  }

  @Test
  void aColumnIsTranslatedInItsOwnLanguageAndNothingComesOfNothing() {
    List<Row> rows = rows("SELECT id, translate_text(body, lang) AS target FROM texts ORDER BY id");

    assertTrue(rows.get(0).getString(1).matches(HANGUL), rows.get(0).getString(1));
    assertNull(rows.get(1).get(1), "no text");
    assertNull(rows.get(2).get(1), "no language");
    assertEquals("", rows.get(3).getString(1));
    String lines = rows.get(4).getString(1);
    assertTrue(lines.matches(CYRILLIC), lines);
    assertTrue(lines.startsWith("  ") && lines.endsWith("\n\n12 %"), "lines stay: " + lines);
  }

  @Test
  void rowsMeetTheModelTogether() {
    Dataset<Row> selected = spark.sql("SELECT id, translate_text(body, 'ko') AS k FROM texts");
    String plan = selected.queryExecution().optimizedPlan().toString();

    assertTrue(plan.contains("MapPartitions"), plan);
    assertFalse(plan.contains("translate_text("), plan);
    assertFalse(plan.contains("lang#"), "what nobody asked for is not carried: " + plan);
  }

  @Test
  void rowByRowSaysTheSame() {
    String batched =
        rows("SELECT translate_text(body, 'uk') FROM texts WHERE id = 1").get(0).getString(0);
    List<Row> alone =
        rows("SELECT max(translate_text(body, 'uk')) FROM texts WHERE id = 1 GROUP BY id");

    assertEquals(batched, alone.get(0).getString(0));
    assertEquals(
        1,
        rows("SELECT id FROM texts WHERE translate_text(body, 'uk') = '%s'"
                .formatted(batched.replace("'", "\\'")))
            .size());
  }

  @Test
  void manyCallsShareOnePassAndFitIntoAnyQuery() {
    List<Row> rows =
        rows(
            """
            WITH late AS (SELECT id, body, date'2026-01-02' AS day, named_struct('a', 1.50) AS s,
                                 array(1, 2) AS list, map('k', x'00ff') AS bytes FROM texts)
            SELECT l.id, l.day, l.s, l.list, l.bytes, translate_text(l.body, 'ko') AS k,
                   length(translate_text(l.body, 'ko')) AS n,
                   translate_text(translate_text(l.body, 'ko'), 'uk') AS twice,
                   concat('uk: ', translate_text(l.body, 'uk')) AS u
            FROM late l JOIN texts t ON l.id = t.id WHERE l.id IN (1, 2) ORDER BY l.id
            """);

    Row one = rows.get(0);
    assertEquals("2026-01-02", one.get(1).toString());
    assertEquals("[1.50]", one.get(2).toString());
    assertEquals(List.of(1, 2), one.getList(3));
    assertEquals((byte) 0xff, one.<String, byte[]>getJavaMap(4).get("k")[1]);
    assertEquals(one.getString(5).length(), one.getInt(6));
    assertFalse(one.getString(7).isEmpty());
    assertTrue(one.getString(8).startsWith("uk: "));
    assertNull(rows.get(1).get(5));
  }

  @Test
  void aSummaryHasTheTellingSentencesOfALongText() {
    String body =
        "The river rose on Monday. Farmers lost wheat in the flood. It was hot. "
            + "The flood of the river took bridges and wheat from the farmers.";
    Row row =
        rows("SELECT summarize_text(b, 'uk'), translate_text(b, 'uk') FROM VALUES ('%s') AS t(b)"
                .formatted(body))
            .get(0);

    assertFalse(row.getString(0).isEmpty());
    assertTrue(row.getString(0).length() < row.getString(1).length());
  }

  @Test
  void aReceiptSaysHowFarToTrustIt() {
    Row row =
        rows("SELECT translate_receipt('%s They met on Monday 4 May.', 'ko') AS r"
                .formatted(WELCOMED))
            .get(0)
            .getStruct(0);

    assertEquals(2, row.<Integer>getAs("segments"));
    double confidence = row.getAs("confidence");
    assertTrue(confidence > 0 && confidence < 1, "confidence " + confidence);
    assertEquals(
        row.<Integer>getAs("flagged") > 0, !row.getList(row.fieldIndex("flags")).isEmpty());
  }

  @Test
  void datasetsAreTranslatedFromJava() {
    Dataset<Row> wide = CourantTexts.translate(spark.table("texts"), "body", List.of("ko", "uk"));

    assertEquals(List.of("id", "body", "lang", "body_ko", "body_uk"), List.of(wide.columns()));
    Row row = wide.where(col("id").equalTo(1)).head();
    assertTrue(row.<String>getAs("body_ko").matches(HANGUL));
    assertTrue(row.<String>getAs("body_uk").matches(CYRILLIC));
    assertThrows(
        IllegalArgumentException.class, () -> CourantTexts.translate(wide, "body", List.of("ko")));
  }

  @Test
  void whatIsWrongIsSaid() {
    String message =
        "Invalid language: xx, must be among those of model courant-en-ko-uk: ko, ko-x-plain, uk";
    refused("SELECT translate_text(body, 'xx') FROM texts", message);
    refused("SELECT translate_text(body, concat('x', 'x')) FROM texts", message);
    refused("SELECT translate_text(body) FROM texts", "Invalid call of translate_text: 1 argument");
    spark.conf().set("spark.courant.model", "/no/such/model");
    try {
      refused("SELECT translate_text(body, 'ko') FROM texts", "Invalid model: /no/such/model");
    } finally {
      spark.conf().unset("spark.courant.model");
    }
  }

  private void refused(String query, String message) {
    Throwable failure = assertThrows(Exception.class, () -> spark.sql(query).collectAsList());
    StringBuilder said = new StringBuilder();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      said.append(at.getMessage()).append('\n');
    }
    assertTrue(said.toString().contains(message), said.toString());
  }

  private List<Row> rows(String query) {
    return spark.sql(query).collectAsList();
  }
}
