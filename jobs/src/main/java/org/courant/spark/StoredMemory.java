package org.courant.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.courant.briefing.Origin;
import org.courant.briefing.Rung;
import org.courant.memory.TranslationUnit;
import org.courant.memory.UnitFormat;
import org.courant.memory.UnitWriter;

/** A translation memory as a whole: counted, written out, folded. */
public final class StoredMemory {
  private static final int ROWS_IN_A_FILE = 200_000;

  private final SparkSession spark;
  private final MemoryFolder folder;

  StoredMemory(SparkSession spark, MemoryFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /**
   * Opens a memory, does something with it, and stops Spark.
   *
   * @throws IllegalArgumentException if the folder holds no memory
   */
  public static <T> T with(String memory, String master, MemoryWork<T> work) throws IOException {
    SparkConf conf = new SparkConf();
    if (master != null) {
      conf.setMaster(master);
    }
    MemoryFolder folder =
        MemoryFolder.at(
            memory, SparkHadoopUtil.get().newConfiguration(CourantSession.completed(conf)));
    if (!folder.has(MemoryTables.TRANSLATIONS_FOLDER)) {
      throw new IllegalArgumentException(
          "Invalid memory: "
              + memory
              + ", holds no translation memory; a run with --memory or an import makes one");
    }
    SparkSession spark = CourantSession.open(conf);
    try {
      return work.on(new StoredMemory(spark, folder));
    } finally {
      spark.stop();
    }
  }

  /** Something done with a memory. */
  @FunctionalInterface
  public interface MemoryWork<T> {
    /** Does it. */
    T on(StoredMemory memory) throws IOException;
  }

  /**
   * Rows of one kind.
   *
   * @param sourceLanguage BCP 47 tag
   * @param targetLanguage BCP 47 tag
   * @param origin human or translated
   * @param modelSha256 the model, or the empty text for people
   * @param settingsSha256 the settings, or the empty text for people
   * @param targets number of rows
   * @param sources number of distinct sources
   */
  public record Kind(
      String sourceLanguage,
      String targetLanguage,
      String origin,
      String modelSha256,
      String settingsSha256,
      long targets,
      long sources) {}

  /** What the memory holds, by kind. */
  public List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (Row row :
        translations()
            .groupBy(
                col(MemoryTables.SOURCE_LANG),
                col(MemoryTables.TARGET_LANG),
                col(MemoryTables.ORIGIN),
                coalesce(col(MemoryTables.MODEL_SHA256), lit("")).as("model"),
                coalesce(col(MemoryTables.SETTINGS_SHA256), lit("")).as("settings"))
            .agg(count(lit(1)).as("targets"), count_distinct(col(MemoryTables.KEY)).as("sources"))
            .orderBy(
                MemoryTables.SOURCE_LANG,
                MemoryTables.TARGET_LANG,
                MemoryTables.ORIGIN,
                "model",
                "settings")
            .collectAsList()) {
      kinds.add(
          new Kind(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getLong(5),
              row.getLong(6)));
    }
    return kinds;
  }

  /**
   * The files of the memory.
   *
   * @param number of files
   * @param bytes in all
   */
  public record Files(int number, long bytes) {}

  /** How many files, and how large. */
  public Files files() throws IOException {
    int number = 0;
    long bytes = 0;
    for (String table : List.of(MemoryTables.TRANSLATIONS_FOLDER, MemoryTables.EMBEDDINGS_FOLDER)) {
      for (FileStatus status : folder.files(table)) {
        number++;
        bytes += status.getLen();
      }
    }
    return new Files(number, bytes);
  }

  /**
   * Writes one target for each source and language, sorted by source: a person's where there is
   * one, else the latest of a machine.
   *
   * @param file its ending tells the {@link UnitFormat}; what is there is replaced
   * @param languages BCP 47 tags of the targets, or none for all
   * @param origins labels of the origins, or none for all
   * @return number of units written
   */
  public long export(String file, String from, List<String> languages, List<String> origins)
      throws IOException {
    Dataset<Row> rows = translations().where(col(MemoryTables.SOURCE_LANG).equalTo(from));
    if (!languages.isEmpty()) {
      rows = rows.where(col(MemoryTables.TARGET_LANG).isin(languages.toArray()));
    }
    if (!origins.isEmpty()) {
      rows = rows.where(col(MemoryTables.ORIGIN).isin(origins.toArray()));
    }
    if (UnitFormat.of(file) == UnitFormat.XLIFF) {
      requireOneLanguage(rows);
    }
    Column[] key = {col(MemoryTables.KEY), col(MemoryTables.TARGET_LANG)};
    Iterator<Row> best =
        rows.groupBy(key)
            .agg(min_by(struct(col("*")), latest()).as("best"))
            .select("best.*")
            .orderBy(MemoryTables.SOURCE, MemoryTables.TARGET_LANG)
            .toLocalIterator();
    return write(file, from, best);
  }

  private static void requireOneLanguage(Dataset<Row> rows) {
    List<String> languages =
        rows.select(MemoryTables.TARGET_LANG)
            .distinct()
            .orderBy(MemoryTables.TARGET_LANG)
            .as(Encoders.STRING())
            .collectAsList();
    if (languages.size() > 1) {
      throw new IllegalArgumentException(
          "Invalid target languages: %s, an XLIFF file has one; name it with --to"
              .formatted(String.join(", ", languages)));
    }
  }

  private long write(String file, String from, Iterator<Row> rows) throws IOException {
    Path path = new Path(file);
    FileSystem fileSystem = PlainFiles.of(path.getFileSystem(folder.configuration()));
    long written = 0;
    try (OutputStream stream = fileSystem.create(path, true);
        UnitWriter writer = UnitWriter.of(path.getName(), stream, from, CourantVersion.text())) {
      while (rows.hasNext()) {
        writer.write(unit(rows.next()));
        written++;
      }
    }
    return written;
  }

  private static TranslationUnit unit(Row row) {
    String target = row.getAs(MemoryTables.TARGET);
    boolean human = Origin.HUMAN.label().equals(row.getAs(MemoryTables.ORIGIN));
    return new TranslationUnit(
        row.getAs(MemoryTables.SOURCE_LANG),
        row.getAs(MemoryTables.SOURCE),
        row.getAs(MemoryTables.TARGET_LANG),
        target,
        human ? row.getAs(MemoryTables.AUTHOR) : MachineAuthor.of(target),
        row.<Timestamp>getAs(MemoryTables.WRITTEN_AT).toInstant(),
        human,
        human ? List.of() : notes(row));
  }

  /** How sure the model is of a target, and how it was found. */
  private static List<String> notes(Row row) {
    double confidence = Math.exp(row.<Double>getAs(MemoryTables.MEAN_LOG_PROBABILITY));
    List<String> notes = new ArrayList<>();
    notes.add(String.format(Locale.ROOT, "confidence: %.2f", confidence));
    String rung = row.getAs(BriefingTables.RUNG);
    if (!rung.equals(Rung.DIRECT.label())) {
      notes.add("rung: " + rung);
    }
    return notes;
  }

  private static Column latest() {
    return struct(
        when(col(MemoryTables.ORIGIN).equalTo(Origin.HUMAN.label()), 0).otherwise(1),
        unix_micros(col(MemoryTables.WRITTEN_AT)).multiply(-1),
        col(MemoryTables.TARGET));
  }

  /**
   * Folds the files into few, and leaves out what no run would take: all but the first of a
   * machine's targets with the same model and settings. What people wrote stays, also what they
   * changed later, by which {@link StoredEdits} knows an old export. No run may use the memory
   * meanwhile.
   */
  public void compact() throws IOException {
    String name = "compact-" + UUID.randomUUID().toString().substring(0, 8);
    try (FolderLock lock = folder.own(name)) {
      // New files appear before old ones go: whatever happens in between, nothing is lost.
      fold(MemoryTables.EMBEDDINGS_FOLDER, name, StoredMemory::firstEmbeddings);
      lock.requireHeld();
      fold(MemoryTables.TRANSLATIONS_FOLDER, name, StoredMemory::usable);
    }
  }

  private static Dataset<Row> usable(Dataset<Row> rows) {
    Column human = col(MemoryTables.ORIGIN).equalTo(Origin.HUMAN.label());
    Column age = unix_micros(col(MemoryTables.WRITTEN_AT));
    return rows.groupBy(
            col(MemoryTables.KEY),
            col(MemoryTables.SOURCE_LANG),
            col(MemoryTables.TARGET_LANG),
            col(MemoryTables.ORIGIN).as("kind"),
            col(MemoryTables.MODEL_SHA256).as("model"),
            col(MemoryTables.SETTINGS_SHA256).as("settings"),
            col(MemoryTables.GLOSSARY_SHA256).as("glossary"),
            when(human, struct(age, col(MemoryTables.TARGET))).as("edit"))
        .agg(min_by(struct(col("*")), struct(age, col(MemoryTables.TARGET))).as("best"))
        .select("best.*");
  }

  private static Dataset<Row> firstEmbeddings(Dataset<Row> rows) {
    return rows.withColumn(MemoryTables.BYTES, MemoryTables.bytes())
        .drop(MemoryTables.ARRAY)
        .groupBy(
            col(MemoryTables.KEY).as("k"),
            col(MemoryTables.SOURCE_LANG).as("l"),
            col(MemoryTables.MODEL_SHA256).as("m"),
            col(MemoryTables.SETTINGS_SHA256).as("s"))
        .agg(
            min_by(struct(col("*")), struct(col(MemoryTables.WRITTEN_AT), col(MemoryTables.WORK)))
                .as("best"))
        .select("best.*");
  }

  private void fold(String table, String name, UnaryOperator<Dataset<Row>> best)
      throws IOException {
    List<FileStatus> old = folder.files(table);
    if (old.size() < 2) {
      return;
    }
    Dataset<Row> rows = spark.read().schema(schema(table)).parquet(folder.table(table).toString());
    int files = Math.toIntExact(1 + rows.count() / ROWS_IN_A_FILE);
    Path hidden = new Path(folder.table(table), "." + name);
    best.apply(rows)
        .repartition(files, col(MemoryTables.KEY))
        .sortWithinPartitions(MemoryTables.KEY)
        .write()
        .option("compression", "zstd")
        .parquet(hidden.toString());
    FileSystem fileSystem = folder.fileSystem();
    for (FileStatus status : fileSystem.listStatus(hidden)) {
      String file = status.getPath().getName();
      if (file.endsWith(".parquet")) {
        rename(status.getPath(), new Path(folder.table(table), name + "-" + file));
      }
    }
    for (FileStatus status : old) {
      fileSystem.delete(status.getPath(), false);
    }
    fileSystem.delete(hidden, true);
  }

  private void rename(Path from, Path to) throws IOException {
    if (!folder.fileSystem().rename(from, to)) {
      throw new IOException("Cannot rename " + from + " to " + to);
    }
  }

  private static StructType schema(String table) {
    return table.equals(MemoryTables.EMBEDDINGS_FOLDER)
        ? MemoryTables.EMBEDDINGS
        : MemoryTables.TRANSLATIONS;
  }

  private Dataset<Row> translations() {
    return spark
        .read()
        .schema(MemoryTables.TRANSLATIONS)
        .parquet(folder.table(MemoryTables.TRANSLATIONS_FOLDER).toString());
  }
}
