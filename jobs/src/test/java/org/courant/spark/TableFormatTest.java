package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of formats that users bring along, with a data source made by hand. */
class TableFormatTest {
  @TempDir Path folder;

  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

  @BeforeEach
  void bring() throws IOException {
    Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
    Files.write(
        services.resolve(DataSourceRegister.class.getName()), List.of(FakeDelta.class.getName()));
    Thread.currentThread().setContextClassLoader(loader());
    FakeDelta.COMMITS.clear();
  }

  private ClassLoader loader() throws MalformedURLException {
    return new URLClassLoader(new URL[] {folder.resolve("jar").toUri().toURL()}, usual);
  }

  @AfterEach
  void leave() {
    Thread.currentThread().setContextClassLoader(usual);
  }

  @Test
  void aRunIsACommitOfEachTable() throws IOException {
    write("a", "The first text.");
    run("uk", "errorifexists");

    assertEquals(
        List.of(
            "ErrorIfExists rejects []",
            "ErrorIfExists segments [lang]",
            "ErrorIfExists briefings [lang]"),
        FakeDelta.COMMITS);
    assertEquals(List.of("a.txt uk"), written());
    assertTrue(Files.exists(folder.resolve("out/report.json")));
    assertTrue(Files.exists(folder.resolve("out/review/uk.html")));
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".staging")));
    }
    StoredBriefings stored =
        new StoredBriefings(
            SharedSession.spark(),
            TableFormat.DELTA,
            folder.resolve("out").toUri().toString(),
            new org.apache.hadoop.fs.Path(folder.resolve("out/briefings").toUri()));
    assertEquals(List.of("uk"), stored.languages(List.of()));
    assertEquals("a.txt", stored.choose("uk", true, 1).chosen().get(0).id());
    assertThrows(IllegalArgumentException.class, () -> plan(TableFormat.PARQUET, "uk", "append"));
  }

  @Test
  void aCommitThatFailsIsMadeByTheNextRunAndTheOthersAreNotMadeAgain() throws IOException {
    write("a", "The first text.");
    FakeDelta.failing = "segments";

    Exception failure = assertThrows(Exception.class, () -> run("uk", "errorifexists"));

    assertEquals("the commit failed", failure.getMessage());
    assertFalse(Files.exists(folder.resolve("out/briefings")));
    RunReport next = run("uk", "append");
    assertEquals(Map.of("ALREADY_WRITTEN", 1L), next.counts().rejects());
    assertEquals(List.of("a.txt uk"), written());
    assertEquals(
        List.of(
            "ErrorIfExists rejects []",
            "ErrorIfExists segments [lang]",
            "ErrorIfExists segments [lang]",
            "ErrorIfExists briefings [lang]",
            "Append rejects []",
            "Append segments [lang]",
            "Append briefings [lang]"),
        FakeDelta.COMMITS);
  }

  /** A process may be killed between a commit and the note of it. */
  @Test
  void aRunIsInATableOnceAndModesAreThoseOfTheTable() {
    String table = folder.resolve("table").toUri().toString();
    commit("first", Placement.How.REPLACE, table, false, "a");
    commit("second", Placement.How.ADD, table, true, "b");
    commit("second", Placement.How.ADD, table, true, "b");
    assertEquals(List.of("a uk", "b uk"), rows(table));

    commit("third", Placement.How.REPLACE, table, true, "c");

    assertEquals(List.of("c uk"), rows(table));
    assertEquals("Overwrite table [lang]", FakeDelta.COMMITS.get(FakeDelta.COMMITS.size() - 1));
  }

  private static void commit(
      String run, Placement.How how, String table, boolean exists, String id) {
    Dataset<Row> rows =
        SharedSession.spark()
            .createDataFrame(List.of(RowFactory.create(id, "uk")), WrittenBriefings.KEY);
    Placement placement = new Placement(Map.of("table", how));
    Publication publication =
        new Publication(run, placement, "request", "work", List.of(), TableFormat.DELTA);
    new TableCommits(SharedSession.spark(), publication).commit("table", rows, table, exists);
  }

  @Test
  void tablesOfAnotherFormatAreNotMixed() throws IOException {
    write("a", "The first text.");
    Files.createDirectories(folder.resolve("out/briefings/lang=uk"));

    assertEquals(
        "Invalid table-format: delta, %s holds parquet tables; name their format, or another folder"
            .formatted(folder.resolve("out")),
        assertThrows(IllegalArgumentException.class, () -> plan(TableFormat.DELTA, "uk", "append"))
            .getMessage());
  }

  @Test
  void aFormatThatNobodyBroughtIsNamedWithItsPackage() throws IOException {
    write("a", "The first text.");
    leave();

    String message =
        assertThrows(IllegalArgumentException.class, () -> plan(TableFormat.DELTA, "uk", "append"))
            .getMessage();

    assertTrue(
        message.startsWith(
            "Invalid table-format: delta, Spark has no such data source here; bring it with"
                + " spark-submit --packages io.delta:delta-spark_"),
        message);
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void whatTheUserSetStays() {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.sql.extensions", "some.Extension")
            .set("spark.sql.catalog.spark_catalog", "some.Catalog");

    SparkConf delta = TableFormat.DELTA.completed(conf, "file:/out");
    SparkConf iceberg = TableFormat.ICEBERG.completed(conf, "file:/out");

    assertEquals(
        "some.Extension,io.delta.sql.DeltaSparkSessionExtension",
        delta.get("spark.sql.extensions"));
    assertEquals("some.Catalog", delta.get("spark.sql.catalog.spark_catalog"));
    assertEquals("some.Extension", iceberg.get("spark.sql.extensions"));
    assertEquals("file:/out", iceberg.get("spark.sql.catalog.courant.warehouse"));
    assertEquals("courant.briefings", TableFormat.named("file:/out/briefings"));
  }

  @Test
  void aFormatIsKnownByItsLog() throws IOException {
    assertEquals(Optional.empty(), format("none"));
    Files.createDirectories(folder.resolve("parquet/lang=uk"));
    assertEquals(Optional.of(TableFormat.PARQUET), format("parquet"));
    Files.createDirectories(folder.resolve("delta/_delta_log"));
    assertEquals(Optional.of(TableFormat.DELTA), format("delta"));
    Files.createDirectories(folder.resolve("iceberg/metadata"));
    assertEquals(Optional.of(TableFormat.PARQUET), format("iceberg"), "no commit yet");
    Files.writeString(folder.resolve("iceberg/metadata/v1.metadata.json"), "{}");
    assertEquals(Optional.of(TableFormat.ICEBERG), format("iceberg"));
  }

  private Optional<TableFormat> format(String table) throws IOException {
    var path = new org.apache.hadoop.fs.Path(folder.resolve(table).toUri());
    return TableFormat.of(path.getFileSystem(SharedSession.hadoop()), path);
  }

  private void write(String name, String body) throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve(name + ".txt"), "Title of " + name + "\n\n" + body + "\n");
  }

  private RunReport run(String language, String mode) {
    return plan(TableFormat.DELTA, language, mode)
        .execute(SharedSession.spark(), RunListener.silent());
  }

  private TranslationRun plan(TableFormat format, String language, String mode) {
    Map<String, String> flags =
        Map.of(
            "to",
            language,
            "out",
            folder.resolve("out").toString(),
            "mode",
            mode,
            "table-format",
            format.label());
    List<String> inputs = List.of(folder.resolve("in").toString());
    JobOptions options =
        JobOptions.resolve(inputs, Settings.of(flags, SharedSession.conf()), FakeModel.CARD);
    return new TranslationRun(
        SharedSession.conf(), options, FakeModel.CARD, new FakeModel("formats"));
  }

  private List<String> written() {
    return rows(folder.resolve("out/briefings").toUri().toString());
  }

  private static List<String> rows(String table) {
    return TableFormat.DELTA
        .read(SharedSession.spark(), table, WrittenBriefings.KEY)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " " + row.getString(1))
        .sorted()
        .toList();
  }
}
