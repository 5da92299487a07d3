import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Opens a run's tables with DuckDB and fails on the first thing that does not hold. */
public final class CheckTables {
  private static final Map<String, String> SCRIPTS = Map.of("ko", "[가-힣]", "uk", "[а-яіїєґА-ЯІЇЄҐ]");

  private final Statement sql;
  private final String folder;
  private final List<String> failures = new ArrayList<>();

  private CheckTables(Statement sql, String folder) {
    this.sql = sql;
    this.folder = folder;
  }

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      CheckTables check = new CheckTables(sql, args[0]);
      for (int i = 1; i < args.length; i++) {
        check.language(args[i]);
      }
      check.failures.forEach(System.err::println);
      System.exit(check.failures.isEmpty() ? 0 : 1);
    }
  }

  private void language(String lang) throws SQLException {
    String briefings = "read_parquet('" + folder + "/briefings/lang=" + lang + "/*.parquet')";
    String segments = "read_parquet('" + folder + "/segments/lang=" + lang + "/*.parquet')";
    String script = SCRIPTS.get(lang);
    long rows = number("SELECT count(*) FROM " + briefings);
    System.out.println(lang + ": " + rows + " briefings, " + number("SELECT count(*) FROM " + segments) + " segments");
    expect(lang + ": there are briefings", rows > 0);
    none(lang + ": bodies without the script", "SELECT count(*) FROM " + briefings + " WHERE NOT regexp_matches(body, '" + script + "')");
    none(lang + ": rows without a summary", "SELECT count(*) FROM " + briefings + " WHERE summary IS NULL OR summary = ''");
    none(lang + ": doubled briefings", "SELECT count(*) - count(DISTINCT briefing_id) FROM " + briefings);
    none(
        lang + ": briefings whose segments do not add up",
        "SELECT count(*) FROM (SELECT b.segments AS declared, count(s.ordinal) AS found FROM "
            + briefings + " b LEFT JOIN " + segments
            + " s USING (briefing_id) GROUP BY b.briefing_id, b.segments HAVING declared <> found)");
    none(
        lang + ": truncated segments that no flag tells of",
        "SELECT count(*) FROM " + segments
            + " WHERE truncated AND NOT list_contains(list_transform(flags, f -> f.code), 'truncated')");
  }

  private void none(String what, String query) throws SQLException {
    long found = number(query);
    expect(what + ": " + found, found == 0);
  }

  private void expect(String what, boolean holds) {
    if (!holds) {
      failures.add("FAILED " + what);
    }
  }

  private long number(String query) throws SQLException {
    try (ResultSet result = sql.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
