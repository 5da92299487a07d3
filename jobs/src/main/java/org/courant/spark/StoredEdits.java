package org.courant.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.courant.briefing.Origin;
import org.courant.memory.TranslationUnit;
import org.courant.text.TextCleaner;
import org.courant.translation.SegmentKey;

/**
 * The targets of people that a memory holds, to know them again in a file: an export writes each
 * with the moment at which it was written. One that comes back with both was not touched, and is no
 * later word than what people wrote since.
 */
final class StoredEdits {
  private static final FilterCompat.Filter PEOPLE =
      FilterCompat.get(
          FilterApi.eq(
              FilterApi.binaryColumn(MemoryTables.ORIGIN),
              Binary.fromString(Origin.HUMAN.label())));

  /** 1 January 1970 as Parquet's twelve-byte timestamps count days. */
  private static final int JULIAN_EPOCH = 2_440_588;

  private final Set<String> digests = new HashSet<>();

  /** Reads a memory, which need not hold anything yet. */
  static StoredEdits of(MemoryFolder folder) {
    StoredEdits edits = new StoredEdits();
    try {
      for (FileStatus file : folder.files(MemoryTables.TRANSLATIONS_FOLDER)) {
        edits.read(file.getPath(), folder);
      }
      return edits;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read the translation memory " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private void read(Path file, MemoryFolder folder) throws IOException {
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), file)
            .withConf(folder.configuration())
            .withFilter(PEOPLE)
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        String key = row.getString(MemoryTables.KEY, 0);
        String language = row.getString(MemoryTables.TARGET_LANG, 0);
        String target = row.getString(MemoryTables.TARGET, 0);
        Instant moment = writtenAt(row);
        digests.add(digest(key, language, target, moment));
        // TMX knows no parts of a second.
        digests.add(digest(key, language, target, moment.truncatedTo(ChronoUnit.SECONDS)));
      }
    }
  }

  /** Spark, which folds files, writes timestamps in a form of its own. */
  private static Instant writtenAt(Group row) {
    int field = row.getType().getFieldIndex(MemoryTables.WRITTEN_AT);
    if (row.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()
        != PrimitiveTypeName.INT96) {
      return Instant.EPOCH.plus(row.getLong(field, 0), ChronoUnit.MICROS);
    }
    NanoTime time = NanoTime.fromBinary(row.getInt96(field, 0));
    return Instant.EPOCH
        .plus(time.getJulianDay() - JULIAN_EPOCH, ChronoUnit.DAYS)
        .plusNanos(time.getTimeOfDayNanos());
  }

  /** Whether a unit is one of them as an export wrote it. */
  boolean has(TranslationUnit unit) {
    return unit.changed() != null
        && digests.contains(
            digest(
                SegmentKey.of(TextCleaner.folded(unit.source())),
                unit.targetLanguage(),
                TextCleaner.folded(unit.target()),
                unit.changed()));
  }

  private static String digest(String key, String language, String target, Instant moment) {
    return SegmentKey.of(key + '\t' + language + '\t' + moment + '\t' + target);
  }
}
