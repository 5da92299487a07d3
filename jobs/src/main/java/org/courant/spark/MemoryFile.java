package org.courant.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * One Parquet file of a memory. It grows under a hidden name, which readers skip, and appears whole
 * by a rename; a file of the same name that is there already is left as it is.
 */
final class MemoryFile {
  private static final String SUFFIX = ".zstd.parquet";

  private MemoryFile() {}

  /** Writes a row for each item; no items, no file. */
  static <T> void write(
      Path folder,
      String name,
      MessageType schema,
      List<T> items,
      BiConsumer<T, Group> filler,
      Configuration configuration) {
    Path file = new Path(folder, name + SUFFIX);
    Path hidden = new Path(folder, "." + name + "-" + UUID.randomUUID());
    try {
      FileSystem fileSystem = folder.getFileSystem(configuration);
      if (items.isEmpty() || fileSystem.exists(file)) {
        return;
      }
      fileSystem.mkdirs(folder);
      try {
        fill(hidden, schema, items, filler, configuration);
        // Whoever was first with the same name wrote the same rows.
        if (!fileSystem.rename(hidden, file) && !fileSystem.exists(file)) {
          throw new IOException("Cannot rename " + hidden);
        }
      } finally {
        // Also what a full disk cut off, which would keep it full.
        fileSystem.delete(hidden, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write to the translation memory: " + file + ": " + e.getMessage(), e);
    }
  }

  private static <T> void fill(
      Path path,
      MessageType schema,
      List<T> items,
      BiConsumer<T, Group> filler,
      Configuration configuration)
      throws IOException {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(HadoopOutputFile.fromPath(path, configuration))
            .withType(schema)
            .withConf(configuration)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .build()) {
      for (T item : items) {
        SimpleGroup row = new SimpleGroup(schema);
        filler.accept(item, row);
        writer.write(row);
      }
    }
  }
}
