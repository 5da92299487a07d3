package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code notebooks/pyspark.ipynb} asks of Spark works, though there is no PySpark here. */
class PySparkNotebookTest {
  private static final Path NOTEBOOK = Path.of("../notebooks/pyspark.ipynb");
  private static final Pattern SQL =
      Pattern.compile("spark\\.sql\\(\"(?:\"\"(.*?)\"\")?(.*?)\"\\)", Pattern.DOTALL);
  private static final Pattern SELECTED = Pattern.compile("briefings\\.selectExpr\\((.*?)\\)\n");
  private static final Pattern CONFIG =
      Pattern.compile("\\.config\\(\"([^\"]*)\", \"([^\"]*)\"\\)");
  private static final Pattern JSON = Pattern.compile("spark\\.read\\.json\\(\"([^\"]*)\"\\)");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

  private final SparkSession spark = SharedSession.spark();

  @AfterEach
  void settings() {
    spark.conf().unset("spark.courant.beam-size");
    spark.conf().unset("spark.courant.ladder");
    spark.catalog().dropTempView("briefings");
  }

  @Test
  void itsQueriesRunOnTheSample() throws IOException {
    String code = code();
    Dataset<Row> briefings = spark.read().json(group(JSON, code));
    briefings.createOrReplaceTempView("briefings");

    List<List<Row>> results = new ArrayList<>();
    for (String query : queries(code)) {
      results.add(spark.sql(query).collectAsList());
    }

    assertEquals("1", spark.conf().get("spark.courant.beam-size"));
    assertEquals(5, results.size(), "queries found in the notebook");
    assertEquals(briefings.count(), results.get(2).size(), "a translation for each briefing");
    assertTrue(results.get(2).get(0).<String>getAs("title_ko").matches("(?s).*\\p{IsHangul}.*"));
    assertFalse(results.get(3).get(0).<String>getAs("summary_uk").isEmpty());
    assertFalse(results.get(4).isEmpty(), "receipts");
  }

  @Test
  void itsExpressionsRunOnTheSample() throws IOException {
    String code = code();
    String[] expressions =
        LITERAL
            .matcher(group(SELECTED, code))
            .results()
            .map(m -> m.group(1))
            .toArray(String[]::new);

    Row row = spark.read().json(group(JSON, code)).selectExpr(expressions).head();

    assertTrue(row.<String>getAs("title_uk").matches("(?s).*\\p{IsCyrillic}.*"), row.toString());
  }

  @Test
  void itsSessionNamesTheExtension() throws IOException {
    List<String> extensions = new ArrayList<>();
    for (Matcher found = CONFIG.matcher(code()); found.find(); ) {
      if (found.group(1).equals("spark.sql.extensions")) {
        extensions.add(found.group(2));
      }
    }
    assertEquals(List.of(CourantExtensions.class.getName()), extensions);
  }

  private static List<String> queries(String code) {
    return SQL.matcher(code)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private static String group(Pattern pattern, String code) {
    Matcher found = pattern.matcher(code);
    assertTrue(found.find(), pattern + " in " + NOTEBOOK);
    return found.group(1);
  }

  /** The cells of code, one after the other. */
  private static String code() throws IOException {
    StringBuilder code = new StringBuilder();
    for (JsonNode cell : new ObjectMapper().readTree(NOTEBOOK.toFile()).get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        cell.get("source").forEach(line -> code.append(line.asText()));
        code.append('\n');
      }
    }
    return code.toString();
  }
}
