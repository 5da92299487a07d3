package org.courant.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.CreatableRelationProvider;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.RelationProvider;
import org.apache.spark.sql.sources.TableScan;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Map;

/**
 * A data source in the place of Delta Lake, on which the project does not depend: a commit is a
 * file of a log with its transaction and the folders that hold the rows from then on.
 */
public final class FakeDelta
    implements DataSourceRegister, CreatableRelationProvider, RelationProvider {
  /** What was asked, such as {@code Append segments [lang]}. */
  static final List<String> COMMITS = new ArrayList<>();

  /** Name of a table whose next commit fails. */
  static String failing = "";

  @Override
  public String shortName() {
    return "delta";
  }

  @Override
  public BaseRelation createRelation(
      SQLContext context, SaveMode mode, Map<String, String> options, Dataset<Row> rows) {
    Path table = Path.of(URI.create(options.apply("path")));
    String parts = options.getOrElse("__partition_columns", () -> "[]").replace("\"", "");
    COMMITS.add("%s %s %s".formatted(mode, table.getFileName(), parts));
    if (table.getFileName().toString().equals(failing)) {
      failing = "";
      throw new IllegalStateException("the commit failed");
    }
    List<List<String>> commits = commits(table);
    if (!commits.isEmpty() && mode == SaveMode.ErrorIfExists) {
      throw new IllegalStateException("the table is there");
    }
    String transaction = options.apply("txnappid") + " " + options.apply("txnversion");
    if (commits.stream().noneMatch(commit -> commit.contains(transaction))) {
      Path data = table.resolve("data-" + commits.size());
      rows.write().parquet(data.toUri().toString());
      List<String> commit = new ArrayList<>(List.of(transaction, data.toUri().toString()));
      if (mode == SaveMode.Append) {
        commit.addAll(data(commits));
      }
      write(entry(table, commits.size()), commit);
    }
    return new Rows(context, rows);
  }

  @Override
  public BaseRelation createRelation(SQLContext context, Map<String, String> options) {
    Path table = Path.of(URI.create(options.apply("path")));
    String[] folders = data(commits(table)).toArray(String[]::new);
    return new Rows(context, context.sparkSession().read().parquet(folders));
  }

  /** Folders of the last commit. */
  private static List<String> data(List<List<String>> commits) {
    List<String> last = commits.get(commits.size() - 1);
    return last.subList(1, last.size());
  }

  private static Path entry(Path table, int number) {
    return table.resolve("_delta_log/" + number + ".json");
  }

  private static List<List<String>> commits(Path table) {
    return Stream.iterate(0, number -> number + 1)
        .map(number -> entry(table, number))
        .takeWhile(Files::exists)
        .map(FakeDelta::read)
        .toList();
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Rows extends BaseRelation implements TableScan {
    private final SQLContext context;
    private final Dataset<Row> rows;

    Rows(SQLContext context, Dataset<Row> rows) {
      this.context = context;
      this.rows = rows;
    }

    @Override
    public SQLContext sqlContext() {
      return context;
    }

    @Override
    public StructType schema() {
      return rows.schema();
    }

    @Override
    public RDD<Row> buildScan() {
      return rows.rdd();
    }
  }
}
