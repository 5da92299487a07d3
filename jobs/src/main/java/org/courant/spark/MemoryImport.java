package org.courant.spark;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.courant.briefing.Origin;
import org.courant.briefing.Rung;
import org.courant.memory.InvalidUnitException;
import org.courant.memory.TranslationUnit;
import org.courant.memory.UnitReader;
import org.courant.text.TextCleaner;
import org.courant.translation.SegmentKey;

/**
 * Puts people's translations into a memory, where they outrank every machine's. A file that was
 * imported before adds nothing, and neither does a machine's translation that came out of an export
 * and was neither changed nor, in XLIFF, marked as reviewed.
 */
public final class MemoryImport {
  private static final int UNITS_IN_A_FILE = 50_000;

  private final MemoryFolder folder;
  private final String sourceLanguage;
  private final String author;
  private final Instant now;
  private final List<TranslationUnit> pending = new ArrayList<>();
  private StoredEdits edits;
  private long taken;
  private long unchanged;
  private long refused;

  /**
   * Opens a memory.
   *
   * @param memory its folder, which need not exist
   * @param sourceLanguage BCP 47 tag of the texts that were translated
   * @param author who is noted where a file does not say, or null
   */
  public MemoryImport(String memory, String sourceLanguage, String author) {
    this(memory, sourceLanguage, author, Instant.now());
  }

  /** An import at a given time. */
  MemoryImport(String memory, String sourceLanguage, String author, Instant now) {
    Configuration configuration =
        SparkHadoopUtil.get().newConfiguration(CourantSession.completed(new SparkConf()));
    this.folder = MemoryFolder.at(memory, configuration);
    this.sourceLanguage = sourceLanguage;
    this.author = author;
    this.now = now;
  }

  /**
   * What became of the units of some files.
   *
   * @param taken put into the memory
   * @param unchanged as they left the memory, whatever people wrote since
   * @param refused not usable
   */
  public record Result(long taken, long unchanged, long refused) {}

  /**
   * Imports files; a unit that cannot be used costs only itself.
   *
   * @param complaints hears of each unit that is refused
   * @throws IOException if a file cannot be read to its end
   */
  public Result run(List<String> files, Consumer<String> complaints) throws IOException {
    try (FolderLock lock = folder.share("import-" + now.toEpochMilli())) {
      edits = StoredEdits.of(folder);
      for (String file : files) {
        read(file, complaints);
      }
      lock.requireHeld();
      flush();
    }
    return new Result(taken, unchanged, refused);
  }

  private void read(String file, Consumer<String> complaints) throws IOException {
    Path path = new Path(file);
    FileSystem fileSystem = PlainFiles.of(path.getFileSystem(folder.configuration()));
    try (InputStream stream = fileSystem.open(path);
        UnitReader reader = UnitReader.of(path.getName(), stream, sourceLanguage)) {
      boolean more = true;
      while (more) {
        try {
          Optional<List<TranslationUnit>> units = reader.next();
          units.stream().flatMap(List::stream).forEach(this::take);
          more = units.isPresent();
        } catch (InvalidUnitException e) {
          refused++;
          complaints.accept(file + ": " + e.getMessage());
        }
      }
    }
  }

  private void take(TranslationUnit unit) {
    if (TextCleaner.folded(unit.source()).isEmpty() || unit.target().isBlank()) {
      throw new InvalidUnitException(
          "Invalid unit: source or target is empty: “%s”, “%s”"
              .formatted(unit.source(), unit.target()));
    }
    if (MachineAuthor.isUnchanged(unit) || edits.has(unit)) {
      unchanged++;
      return;
    }
    taken++;
    pending.add(unit);
    if (pending.size() == UNITS_IN_A_FILE) {
      flush();
    }
  }

  private void flush() {
    StringBuilder content = new StringBuilder();
    for (TranslationUnit unit : pending) {
      content.append(unit.source()).append('\t').append(unit.targetLanguage()).append('\t');
      content.append(unit.target()).append('\n');
    }
    MemoryFile.write(
        folder.table(MemoryTables.TRANSLATIONS_FOLDER),
        "import-" + SegmentKey.of(content.toString()).substring(0, 16),
        MemoryTables.TRANSLATIONS_FILE,
        pending,
        this::row,
        folder.configuration());
    pending.clear();
  }

  private void row(TranslationUnit unit, Group row) {
    String source = TextCleaner.folded(unit.source());
    row.append(MemoryTables.KEY, SegmentKey.of(source));
    row.append(MemoryTables.SOURCE_LANG, unit.sourceLanguage());
    row.append(MemoryTables.TARGET_LANG, unit.targetLanguage());
    row.append(MemoryTables.SOURCE, source);
    row.append(MemoryTables.TARGET, TextCleaner.folded(unit.target()));
    row.append(MemoryTables.ORIGIN, Origin.HUMAN.label());
    String named = MachineAuthor.isMachine(unit.author()) ? null : unit.author();
    String who = named == null ? author : named;
    if (who != null) {
      row.append(MemoryTables.AUTHOR, who);
    }
    row.append(MemoryTables.SCORE, 0.0);
    row.append(MemoryTables.MEAN_LOG_PROBABILITY, 0.0);
    row.append(BriefingTables.SOURCE_TOKENS, 0);
    row.append(BriefingTables.TARGET_TOKENS, 0);
    row.append(MemoryTables.TRUNCATED, false);
    row.append(BriefingTables.RUNG, Rung.DIRECT.label());
    row.append(MemoryTables.WRITTEN_AT, ChronoUnit.MICROS.between(Instant.EPOCH, now));
  }
}
