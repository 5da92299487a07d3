package org.courant.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where a translation memory lies; {@link MemoryTables} says what is in it.
 *
 * @param path the folder, which need not exist
 * @param configuration of its file system
 */
record MemoryFolder(Path path, Configuration configuration) {

  /** Names a folder; one that cannot be used is refused. */
  static MemoryFolder at(String folder, Configuration configuration) {
    Path path = new Path(folder);
    try {
      FileSystem fileSystem = path.getFileSystem(configuration);
      if (fileSystem.exists(path) && fileSystem.getFileStatus(path).isFile()) {
        throw new IllegalArgumentException(
            "Invalid memory: " + folder + ", is a file and must be a folder, or none");
      }
      return new MemoryFolder(fileSystem.makeQualified(path), configuration);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Invalid memory: " + folder + ", cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Folder of one of its tables. */
  Path table(String name) {
    return new Path(path, name);
  }

  /** The Parquet files of one of its tables; none where it holds nothing yet. */
  List<FileStatus> files(String name) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    if (has(name)) {
      for (FileStatus status : fileSystem().listStatus(table(name))) {
        if (status.isFile() && status.getPath().getName().endsWith(".parquet")) {
          files.add(status);
        }
      }
    }
    return files;
  }

  /** Keeps the memory from being compacted while a run reads it. */
  FolderLock share(String runId) {
    return FolderLock.shared(fileSystem(), path, runId);
  }

  /** Keeps every run out, to rewrite the memory. */
  FolderLock own(String runId) {
    return FolderLock.exclusive(fileSystem(), path, runId);
  }

  FileSystem fileSystem() {
    try {
      return path.getFileSystem(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot open the translation memory " + path + ": " + e.getMessage(), e);
    }
  }

  /** Whether a table holds anything yet. */
  boolean has(String table) {
    return exists(table(table));
  }

  /** Whether a body of work was published as a whole. */
  boolean isFinished(String work) {
    return exists(finished(work));
  }

  /** Notes that a body of work was published as a whole. */
  void finish(String work) {
    try {
      path.getFileSystem(configuration).create(finished(work), true).close();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write to the translation memory " + path + ": " + e.getMessage(), e);
    }
  }

  private Path finished(String work) {
    return new Path(table(MemoryTables.FINISHED_FOLDER), work);
  }

  private boolean exists(Path file) {
    try {
      return file.getFileSystem(configuration).exists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot look into the translation memory " + path + ": " + e.getMessage(), e);
    }
  }
}
