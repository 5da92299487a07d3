package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a run of a fake model, and queries of the bundled one, greedily. */
class TextQueryTest {
  @TempDir Path folder;

  private final SparkSession spark = SharedSession.spark();

  @Test
  void theTextsOfARunAreKeptInLinesAndTranslated() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("a.txt"), "A title\n\nIt rained. It was late.\n\nThey left.\n");
    Files.writeString(in.resolve("b.txt"), "Another title\n\nThey agreed.\n");
    run(in);
    String texts = folder.resolve("texts").toString();
    TextQuery query = new TextQuery(texts, List.of("ko", "uk"), Map.of());

    query.keep(spark, folder.resolve("out").toString());

    List<Row> kept = spark.read().parquet(texts).orderBy("id").collectAsList();
    assertEquals("[a.txt,A title\nIt rained. It was late.\nThey left.]", kept.get(0).toString());
    assertEquals("[b.txt,Another title\nThey agreed.]", kept.get(1).toString());
    assertEquals(
        "SELECT id, translate_text(body, 'ko') AS `body_ko`, translate_text(body, 'uk') AS"
            + " `body_uk` FROM briefings",
        query.sql());
    assertTranslated(query);
  }

  private void assertTranslated(TextQuery query) {
    spark.conf().set("spark.courant.beam-size", "1");
    spark.conf().set("spark.courant.ladder", "off");
    try {
      String out = folder.resolve("query").toString();
      query.run(spark, out);
      Row row = spark.read().parquet(out).orderBy("id").head();
      assertEquals(3, row.<String>getAs("body_ko").lines().count());
      assertTrue(row.<String>getAs("body_uk").matches("(?s).*\\p{IsCyrillic}.*"));
    } finally {
      spark.conf().unset("spark.courant.beam-size");
      spark.conf().unset("spark.courant.ladder");
    }
  }

  private void run(Path in) {
    Map<String, String> flags = Map.of("to", "ko,uk", "out", folder.resolve("out").toString());
    JobOptions options =
        JobOptions.resolve(
            List.of(in.toString()), Settings.of(flags, SharedSession.conf()), FakeModel.CARD);
    new TranslationRun(SharedSession.conf(), options, FakeModel.CARD, new FakeModel("query"))
        .execute(spark, RunListener.silent());
  }
}
