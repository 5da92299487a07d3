package org.courant.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.courant.corpus.CorpusReader;
import org.courant.corpus.CorpusRecord;
import org.courant.corpus.Document;
import org.courant.corpus.ReadFailure;
import org.courant.corpus.ReadOptions;
import org.courant.corpus.UnreadableRecord;

/** Reads Parquet files through Spark, one record for each row; every column becomes text. */
final class ParquetCorpus {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Columns before those of the table. */
  private static final int FIRST_TEXT = 2;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final ReadOptions options;

  ParquetCorpus(SparkSession spark, ReadOptions options) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.options = options;
  }

  JavaRDD<Arrival<Document>> read(InputFile file) {
    try {
      Optional<UnreadableRecord> unreadable = unreadable(file);
      return unreadable.isPresent() ? rejected(file, unreadable.get()) : rows(file, table(file));
    } catch (Exception | OutOfMemoryError e) {
      // A damaged length asks for any amount of memory.
      return rejected(file, Corpus.unreadable(file.uri(), e));
    }
  }

  /** Whatever the session says of corrupt files: none is passed over, and damage is noticed. */
  private Dataset<Row> table(InputFile file) {
    return spark
        .read()
        .option("ignoreCorruptFiles", false)
        .option("ignoreMissingFiles", false)
        .option("parquet.page.verify-checksum.enabled", true)
        .parquet(file.uri());
  }

  /** Both ends tell most broken files without a Spark job that fails on them. */
  private Optional<UnreadableRecord> unreadable(InputFile file) throws IOException {
    Path path = new Path(file.uri());
    FileSystem fileSystem = path.getFileSystem(context.hadoopConfiguration());
    long length = fileSystem.getFileStatus(path).getLen();
    if (length == 0) {
      return Optional.of(record(file, ReadFailure.EMPTY, "The file holds no bytes"));
    }
    if (length < 2L * MAGIC.length || !hasMagic(fileSystem, path, length)) {
      return Optional.of(
          record(file, ReadFailure.BAD_SYNTAX, "Not a Parquet file: no PAR1 at both ends"));
    }
    readFooter(path);
    return Optional.empty();
  }

  private void readFooter(Path path) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, context.hadoopConfiguration()))) {
      reader.getFooter();
    }
  }

  private static boolean hasMagic(FileSystem fileSystem, Path path, long length)
      throws IOException {
    byte[] first = new byte[MAGIC.length];
    byte[] last = new byte[MAGIC.length];
    try (FSDataInputStream stream = fileSystem.open(path)) {
      stream.readFully(0, first);
      stream.readFully(length - MAGIC.length, last);
    }
    return Arrays.equals(first, MAGIC) && Arrays.equals(last, MAGIC);
  }

  private static UnreadableRecord record(InputFile file, ReadFailure reason, String detail) {
    return new UnreadableRecord(file.uri(), null, null, reason, detail);
  }

  private JavaRDD<Arrival<Document>> rejected(InputFile file, UnreadableRecord unreadable) {
    String uri = unreadable.uri();
    ReadFailure reason = unreadable.reason();
    String detail = unreadable.detail().lines().findFirst().orElse("");
    return context
        .parallelize(List.of(file), 1)
        .map(one -> Corpus.arrival(uri, 0, record(one, reason, detail)));
  }

  private JavaRDD<Arrival<Document>> rows(InputFile file, Dataset<Row> table) {
    String[] names = table.columns();
    ReadOptions readOptions = options;
    return table
        .select(columns(table))
        .javaRDD()
        .mapPartitions(
            rows -> new ParquetRows(file, rows, row -> record(file, row, names, readOptions)));
  }

  /** The row's index, the name of a column whose bytes are no text, and the columns as text. */
  private static Column[] columns(Dataset<Row> table) {
    StructField[] fields = table.schema().fields();
    Column[] columns = new Column[fields.length + FIRST_TEXT];
    columns[0] = functions.col("_metadata.row_index");
    Column[] undecodable =
        Stream.concat(
                Stream.of(functions.lit(null).cast(DataTypes.StringType)),
                Arrays.stream(fields).map(ParquetCorpus::undecodable))
            .toArray(Column[]::new);
    columns[1] = functions.coalesce(undecodable);
    for (int i = 0; i < fields.length; i++) {
      columns[i + FIRST_TEXT] = asText(fields[i]);
    }
    return columns;
  }

  private static Column undecodable(StructField field) {
    Column invalid = functions.not(functions.is_valid_utf8(asText(field)));
    return functions.when(invalid, functions.lit(field.name()));
  }

  private static Column asText(StructField field) {
    Column column = functions.col("`" + field.name().replace("`", "``") + "`");
    boolean nested =
        field.dataType() instanceof StructType
            || field.dataType() instanceof ArrayType
            || field.dataType() instanceof MapType;
    return nested ? functions.to_json(column) : column.cast(DataTypes.StringType);
  }

  private static CorpusRecord record(InputFile file, Row row, String[] names, ReadOptions options) {
    if (!row.isNullAt(1)) {
      return new UnreadableRecord(
          file.uri(),
          null,
          row.getLong(0),
          ReadFailure.BAD_ENCODING,
          "Column %s of row %d holds bytes that are not UTF-8; write it anew as UTF-8"
              .formatted(row.getString(1), row.getLong(0)));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (!row.isNullAt(i + FIRST_TEXT)) {
        fields.put(names[i], row.getString(i + FIRST_TEXT));
      }
    }
    return CorpusReader.fromFields(
        file.uri(), file.relativePath(), row.getLong(0), fields, options);
  }
}
