package org.courant.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** The folder that readers look into. */
final class OutputFolder {
  /** Tables, to which a further run may append. */
  static final List<String> TABLES =
      List.of(
          BriefingTables.REJECTS_FOLDER,
          BriefingTables.SEGMENTS_FOLDER,
          BriefingTables.BRIEFINGS_FOLDER);

  /** What tells of the last run alone. */
  static final List<String> REPORTS =
      List.of(BriefingTables.REPORT_FILE, BriefingTables.REVIEW_FOLDER, BriefingTables.PAGE_FILE);

  /** What a finished run leaves, in the order in which it appears. */
  static final List<String> CONTENTS = Stream.concat(TABLES.stream(), REPORTS.stream()).toList();

  /** Records of the runs that schedulers named. */
  static final String RUNS = "runs";

  /** The translation memory that belongs to this folder alone, unless another was named. */
  static final String MEMORY = "memory";

  private static final String STAGING = ".staging-";

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
      requireFolders(fileSystem, path, folder);
      return new OutputFolder(fileSystem, fileSystem.makeQualified(path));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Invalid out: " + folder + ", cannot be opened: " + e.getMessage(), e);
    }
  }

  private static void requireFolders(FileSystem fileSystem, Path path, String folder)
      throws IOException {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      if (fileSystem.exists(above)) {
        if (fileSystem.getFileStatus(above).isFile()) {
          throw new IllegalArgumentException(
              "Invalid out: "
                  + folder
                  + ", lies below the file "
                  + above
                  + "; name another folder");
        }
        return;
      }
    }
  }

  /** Whether a run left something here that a run of a schedule would meet. */
  boolean isTaken(Schedule schedule) {
    try {
      for (String name : schedule.date().isPresent() ? TABLES : CONTENTS) {
        if (fileSystem.exists(new Path(folder, schedule.place(name)))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + folder, e);
    }
  }

  /** The format of the tables here: of those that are being published, else of those that are. */
  Optional<TableFormat> format() {
    for (Staging staging : leftovers()) {
      Optional<Publication> note = staging.noted();
      if (note.isPresent()) {
        return note.map(Publication::format);
      }
    }
    try {
      return TableFormat.of(fileSystem, new Path(folder, BriefingTables.BRIEFINGS_FOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * Refuses a run that would put tables by date and tables without dates into one folder, where no
   * reader of partitions could tell them apart.
   */
  void requireSameLayout(Schedule schedule) {
    for (String table : TABLES) {
      boolean dated = hasPartition(table, Schedule.DATE);
      if (dated && schedule.date().isEmpty()) {
        throw new IllegalArgumentException(
            "Invalid out: %s, holds tables by date; add --date, or name another folder"
                .formatted(folder));
      }
      if (!dated && schedule.date().isPresent() && hasPartition(table, BriefingTables.LANG)) {
        throw new IllegalArgumentException(
            "Invalid date: %s, %s holds tables without dates; name another folder"
                .formatted(schedule.date().get(), folder));
      }
    }
  }

  private boolean hasPartition(String table, String column) {
    Path path = new Path(folder, table);
    try {
      return fileSystem.exists(path)
          && Stream.of(fileSystem.listStatus(path))
              .anyMatch(status -> status.getPath().getName().startsWith(column + "="));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + path + ": " + e.getMessage(), e);
    }
  }

  /** What is kept of a run that a scheduler named, if it was finished here. */
  Optional<RunRecord> record(RunId runId) {
    Path file = new Path(folder, RunRecord.path(runId));
    try {
      if (!fileSystem.exists(file)) {
        return Optional.empty();
      }
      try (InputStream stream = fileSystem.open(file)) {
        return Optional.of(
            RunRecord.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Keeps other runs out. */
  FolderLock lock(String runId) {
    return FolderLock.exclusive(fileSystem, folder, runId);
  }

  /** Opens a hidden folder inside, for one run. */
  Staging stage(RunId runId, Schedule schedule) {
    return new Staging(fileSystem, folder, new Path(folder, STAGING + runId.fileName()), schedule);
  }

  /** Whether a run was killed while it published its tables. */
  boolean isHalfPublished() {
    return leftovers().stream().anyMatch(staging -> staging.noted().isPresent());
  }

  /**
   * Clears away what killed runs left, under the lock: complete tables are published, the rest is
   * deleted.
   *
   * @param session for tables of a format with a log; not asked for where there are none
   * @return the notes of what was published
   */
  List<Publication> recover(Supplier<SparkSession> session) {
    List<Publication> published = new ArrayList<>();
    for (Staging staging : leftovers()) {
      try (staging) {
        staging
            .noted()
            .ifPresent(
                note -> {
                  staging.publish(note, session);
                  published.add(note);
                });
      }
    }
    return published;
  }

  private List<Staging> leftovers() {
    try {
      List<Staging> leftovers = new ArrayList<>();
      if (fileSystem.exists(folder)) {
        for (FileStatus status : fileSystem.listStatus(folder)) {
          if (status.getPath().getName().startsWith(STAGING)) {
            leftovers.add(new Staging(fileSystem, folder, status.getPath()));
          }
        }
      }
      return leftovers;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The folder with its scheme. */
  String uri() {
    return folder.toString();
  }

  /** Where a table or the report is found after the run. */
  String locate(String name) {
    Path path = new Path(folder, name);
    return path.toUri().getScheme().equals("file") ? path.toUri().getPath() : path.toString();
  }
}
