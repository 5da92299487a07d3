import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Compares the tables of two runs with DuckDB, but for what names a run, and fails on a difference. */
public final class SameTables {
  private static final Map<String, String> TABLES =
      Map.of(
          "briefings",
          "* EXCLUDE (run_id, translated_at) REPLACE (" + fileName("source_uri") + ")",
          "segments",
          "*",
          "rejects",
          "* REPLACE (" + fileName("uri") + ")");

  private static final Map<String, String> KEYS =
      Map.of(
          "briefings", "(briefing_id, lang)",
          "segments", "(briefing_id, lang, ordinal)",
          "rejects", "(uri, id, line, reason, detail)");

  private SameTables() {}

  /** The same corpus may have been read from two places. */
  private static String fileName(String uri) {
    return "regexp_replace(" + uri + ", '^.*/', '') AS " + uri;
  }

  public static void main(String[] args) throws SQLException {
    long different = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      for (Map.Entry<String, String> table : TABLES.entrySet()) {
        String one = select(args[0], table);
        String other = select(args[1], table);
        long rows = number(sql, "SELECT count(*) FROM (" + one + ")");
        long lost = number(sql, "SELECT count(*) FROM (" + one + " EXCEPT ALL " + other + ")");
        long added = number(sql, "SELECT count(*) FROM (" + other + " EXCEPT ALL " + one + ")");
        long doubled =
            number(sql, "SELECT count(*) - count(DISTINCT " + KEYS.get(table.getKey()) + ") FROM (" + other + ")");
        System.out.println(
            table.getKey() + ": " + rows + " rows, " + lost + " lost or different, " + added + " added, "
                + doubled + " doubled");
        different += lost + added;
      }
    }
    System.exit(different == 0 ? 0 : 1);
  }

  private static String select(String folder, Map.Entry<String, String> table) {
    return "SELECT " + table.getValue() + " FROM read_parquet('" + folder + "/" + table.getKey()
        + "/**/*.parquet', hive_partitioning = true)";
  }

  private static long number(Statement sql, String query) throws SQLException {
    try (ResultSet result = sql.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
