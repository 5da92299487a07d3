package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The dictionary in {@code data/README.md} says what the tables hold, column by column. */
class ColumnDictionaryTest {
  private static final Path DICTIONARY = Path.of("../data/README.md");
  private static final Pattern COLUMN = Pattern.compile("\\| `(\\w+)` \\| ([^|]+) \\|.*");

  @Test
  void dictionaryAndTablesAgree() throws IOException {
    assertEquals(
        documented("briefings"),
        columns(BriefingTables.BRIEFINGS.add(BriefingTables.text(BriefingTables.LANG))));
    assertEquals(
        documented("segments"),
        columns(BriefingTables.SEGMENTS.add(BriefingTables.text(BriefingTables.LANG))));
    assertEquals(documented("rejects"), columns(BriefingTables.REJECTS));
  }

  private static Map<String, String> columns(StructType schema) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (StructField field : schema.fields()) {
      columns.put(field.name(), type(field.dataType().catalogString()));
    }
    return columns;
  }

  private static Map<String, String> documented(String table) throws IOException {
    Map<String, String> columns = new LinkedHashMap<>();
    boolean inside = false;
    for (String line : Files.readAllLines(DICTIONARY)) {
      if (line.startsWith("### ")) {
        inside = line.equals("### `" + table + "`");
      }
      Matcher matcher = COLUMN.matcher(line);
      if (inside && matcher.matches()) {
        columns.put(matcher.group(1), type(matcher.group(2)));
      }
    }
    return columns;
  }

  private static String type(String written) {
    return written
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace(" ", "")
        .replace(",nullable", "")
        .replace("bigint", "long");
  }
}
