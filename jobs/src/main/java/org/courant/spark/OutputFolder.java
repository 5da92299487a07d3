package org.courant.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder that readers look into. */
final class OutputFolder {
  /** What a finished run leaves, in the order in which it appears. */
  static final List<String> CONTENTS =
      List.of(
          BriefingTables.REJECTS_FOLDER,
          BriefingTables.SEGMENTS_FOLDER,
          BriefingTables.BRIEFINGS_FOLDER,
          BriefingTables.REPORT_FILE);

  private final FileSystem fileSystem;
  private final Path folder;

  private OutputFolder(FileSystem fileSystem, Path folder) {
    this.fileSystem = fileSystem;
    this.folder = folder;
  }

  /** Names a folder, which need not exist; one that cannot be used is refused. */
  static OutputFolder at(String folder, Configuration configuration) {
    try {
      Path path = new Path(folder);
      FileSystem fileSystem = path.getFileSystem(configuration);
      if (fileSystem.exists(path) && fileSystem.getFileStatus(path).isFile()) {
        throw new IllegalArgumentException("Invalid out: " + folder + ", is a file");
      }
      return new OutputFolder(fileSystem, fileSystem.makeQualified(path));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Invalid out: " + folder + ", cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Whether a run left something here. */
  boolean isTaken() {
    try {
      for (String name : CONTENTS) {
        if (fileSystem.exists(new Path(folder, name))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + folder, e);
    }
  }

  /** Opens a hidden folder inside, for one run. */
  Staging stage(String runId) {
    return new Staging(fileSystem, folder, new Path(folder, ".staging-" + runId));
  }

  /** Where a table or the report is found after the run. */
  String locate(String name) {
    Path path = new Path(folder, name);
    return path.toUri().getScheme().equals("file") ? path.toUri().getPath() : path.toString();
  }
}
