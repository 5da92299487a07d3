package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.courant.inference.ModelBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample briefings through the engine itself, with a model of random weights. */
class TinyModelTest {
  private static final String CHECKPOINTS = "src/test/resources/checkpoints/";
  private static final String INPUT = "../data/briefings";

  @TempDir Path folder;

  @Test
  void partitionsDoNotChangeTheTablesAndDuckDbReadsThem() throws SQLException {
    run("tiny-marian-multi", "ko,uk", "one", "1");
    RunReport report = run("tiny-marian-multi", "ko,uk", "four", "4");

    assertEquals(16, report.counts().written());
    assertEquals(List.of(), difference("briefings", "run_id, translated_at"));
    assertEquals(List.of(), difference("segments", ""));
    assertEquals(
        List.of("ko 16", "uk 16"),
        query(
            "select lang || ' ' || count(*) from "
                + table("four", "briefings")
                + " group by lang order by lang"));
    assertEquals(List.of("0"), query("select count(*)::varchar from " + table("four", "rejects")));
  }

  /** NLLB's layout: the decoder is told the language, in one script of two for Chinese. */
  @Test
  void aModelOfAnotherFamilyRunsTheSame() throws SQLException {
    RunReport report = run("tiny-m2m100", "ko,zh-Hant", "nllb", "2");

    assertEquals(16, report.counts().written());
    assertEquals(
        List.of("ko 16", "zh-Hant 16"),
        query(
            "select lang || ' ' || count(*) from "
                + table("nllb", "briefings")
                + " group by lang order by lang"));
    assertEquals(List.of("0"), query("select count(*)::varchar from " + table("nllb", "rejects")));
  }

  private RunReport run(String name, String languages, String out, String partitions) {
    Map<String, String> flags = new HashMap<>();
    flags.put("to", languages);
    flags.put("glossary", "../data/glossary.csv");
    flags.put("out", folder.resolve(out).toString());
    flags.put("partitions", partitions);
    flags.put("beam-size", "2");
    flags.put("max-new-tokens", "12");
    ModelCard card = ModelCard.of(ModelBundle.open(Path.of(CHECKPOINTS + name)));
    Settings settings = Settings.of(flags, SharedSession.conf());
    JobOptions options = JobOptions.resolve(List.of(INPUT), settings, card);
    ModelLocation model =
        new BundleLocation(
            new ModelPlace.Folder(CHECKPOINTS + name), card.sha256(), options.computation());
    return new TranslationRun(SharedSession.conf(), options, card, model)
        .execute(SharedSession.spark(), RunListener.silent());
  }

  /** Rows of one table that the other lacks, scores included. */
  private List<String> difference(String name, String varying) throws SQLException {
    String columns = varying.isEmpty() ? "*" : "* exclude (" + varying + ")";
    return query(
        "select row::varchar from (select %1$s from %2$s except all select %1$s from %3$s) as row"
            .formatted(columns, table("one", name), table("four", name)));
  }

  private String table(String out, String name) {
    return "read_parquet('" + folder.resolve(out).resolve(name) + "/**/*.parquet')";
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
