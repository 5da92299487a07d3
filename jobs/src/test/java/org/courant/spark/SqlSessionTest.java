package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSessionTest {
  @TempDir Path folder;

  @Test
  void statementsFollowEachOtherAndRowsAreLinesOfJson() {
    String table = "parquet.`%s`".formatted(folder.resolve("t"));

    assertEquals(
        List.of(),
        rows(
            "INSERT OVERWRITE DIRECTORY '%s' USING parquet SELECT 1 AS id, 'a\\nb' AS text"
                .formatted(folder.resolve("t"))));
    assertEquals(List.of("{\"id\":1,\"text\":\"a\\nb\"}"), rows("SELECT * FROM " + table));
  }

  @Test
  void whatCannotBeUnderstoodIsWrongUsage() {
    assertRefused("SELEC 1", "PARSE_SYNTAX_ERROR");
    assertRefused("SELECT translate_text(body, 'ko') FROM no_such_table", "no_such_table");
    assertRefused("SELECT translate_text('text', 'xx')", "Invalid language: xx");
  }

  @Test
  void otherExtensionsStay() {
    String own = CourantExtensions.class.getName();
    SparkConf none = new SparkConf(false);

    assertEquals(own, SqlSession.withFunctions(none).get("spark.sql.extensions"));
    SparkConf other = none.clone().set("spark.sql.extensions", "some.Extension");
    String both = "some.Extension," + own;
    SparkConf completed = SqlSession.withFunctions(other);
    assertEquals(both, completed.get("spark.sql.extensions"));
    assertEquals(both, SqlSession.withFunctions(completed).get("spark.sql.extensions"));
  }

  private static void assertRefused(String statement, String part) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> rows(statement)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static List<String> rows(String statement) {
    List<String> rows = new ArrayList<>();
    SqlSession.run(SharedSession.spark(), statement, rows::add);
    return rows;
  }
}
