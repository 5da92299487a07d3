package org.courant.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The hidden folder of one run. Tables grow here and are renamed into place when they are complete;
 * closing deletes whatever is left, so that a failed run leaves nothing. What a killed run leaves
 * stays hidden, because readers skip names that begin with a dot, until the next run deletes it, or
 * publishes it if the tables were complete.
 */
final class Staging implements AutoCloseable {
  private static final String WORK = "work";
  private static final String REPLACED = "replaced";
  private static final String NOTE = "complete.json";
  private static final String CLEARED = "cleared";

  /** File systems on which a folder moves in one step; on others it is copied file by file. */
  private static final Set<String> MOVING_FOLDERS =
      Set.of("file", "hdfs", "viewfs", "webhdfs", "swebhdfs", "abfs", "abfss");

  private final FileSystem fileSystem;
  private final Path target;
  private final Path folder;
  private final Schedule schedule;
  private boolean moving;

  Staging(FileSystem fileSystem, Path target, Path folder) {
    this(fileSystem, target, folder, Schedule.none());
  }

  /** The folder of a run whose part of each table is that of its schedule. */
  Staging(FileSystem fileSystem, Path target, Path folder, Schedule schedule) {
    this.fileSystem = fileSystem;
    this.target = target;
    this.folder = folder;
    this.schedule = schedule;
  }

  /** Path of the run's part of a table that will be published. */
  String table(String name) {
    return new Path(folder, schedule.place(name)).toString();
  }

  /** Path of the same part of a table that earlier runs published, if there is one. */
  Optional<String> published(String name) {
    Path table = new Path(target, schedule.place(name));
    try {
      return fileSystem.exists(table) ? Optional.of(table.toString()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + target + ": " + e.getMessage(), e);
    }
  }

  /** Path of a table between the steps. */
  String work(String name) {
    return new Path(new Path(folder, WORK), name).toString();
  }

  void write(String name, String text) {
    try (OutputStream stream = fileSystem.create(new Path(folder, name), false)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write " + new Path(folder, name) + ": " + e.getMessage(), e);
    }
  }

  /** Notes that the tables are complete: from here on they only have to be moved. */
  void note(Publication publication) {
    // The note must not be seen half-written, and appears by a rename.
    write(NOTE + ".new", publication.toJson());
    try {
      rename(new Path(folder, NOTE + ".new"), new Path(folder, NOTE));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish to " + target + ": " + e.getMessage(), e);
    }
  }

  /** The note of a run whose tables were complete, if it got so far. */
  Optional<Publication> noted() {
    Path note = new Path(folder, NOTE);
    try {
      if (!fileSystem.exists(note)) {
        return Optional.empty();
      }
      try (InputStream stream = fileSystem.open(note)) {
        return Optional.of(
            Publication.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + note + ": " + e.getMessage(), e);
    }
  }

  /**
   * Brings what is complete into place: tables of a format with a log are committed, everything
   * else is moved. What an earlier attempt did is not done again.
   *
   * @param session for the commits; not asked for where there are none
   */
  void publish(Publication publication, Supplier<SparkSession> session) {
    switch (publication.format()) {
      case PARQUET -> {}
      case DELTA, ICEBERG -> commit(new TableCommits(session.get(), publication));
    }
    move(publication.placement());
  }

  private void commit(TableCommits commits) {
    moving = true;
    TableFormat format = commits.publication().format();
    OutputTables tables = new OutputTables(commits.spark(), this, List.of());
    try {
      for (String name : OutputFolder.TABLES) {
        Path staged = new Path(folder, name);
        Path published = new Path(target, name);
        if (fileSystem.exists(staged)) {
          boolean exists = format.hasLog(fileSystem, published);
          commits.commit(name, tables.all(name), published.toString(), exists);
          fileSystem.delete(staged, true);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot publish to %s: %s; the tables are complete, the next run commits the rest"
              .formatted(target, e.getMessage()),
          e);
    }
  }

  /**
   * Moves the tables and the report into place. Where a killed run was stopped in the middle, what
   * it has moved is gone from here, and the rest is moved.
   */
  void move(Placement placement) {
    moving = true;
    try {
      for (Map.Entry<String, Placement.How> path : placement.paths().entrySet()) {
        if (fileSystem.exists(new Path(folder, path.getKey()))) {
          move(path.getKey(), path.getValue());
        }
      }
      moving = false;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot publish to %s: %s; the tables are complete, the next run moves the rest"
              .formatted(target, e.getMessage()),
          e);
    }
  }

  private void move(String name, Placement.How how) throws IOException {
    Path staged = new Path(folder, name);
    Path published = new Path(target, name);
    switch (how) {
      case ADD -> {
        append(staged, published);
        fileSystem.delete(staged, true);
      }
      case REPLACE -> {
        if (MOVING_FOLDERS.contains(fileSystem.getUri().getScheme())) {
          replace(staged, published, new Path(new Path(folder, REPLACED), name));
        } else {
          replaceFiles(staged, published, new Path(new Path(folder, CLEARED), name));
        }
      }
    }
  }

  private void replace(Path staged, Path published, Path replaced) throws IOException {
    if (fileSystem.exists(published)) {
      fileSystem.mkdirs(replaced.getParent());
      rename(published, replaced);
    }
    fileSystem.mkdirs(published.getParent());
    rename(staged, published);
  }

  /**
   * Moves a table, a partition or a report file by file. A run that goes on in the middle must not
   * take what is there of the new table for the old one: it is noted when the old one is gone.
   */
  private void replaceFiles(Path staged, Path published, Path cleared) throws IOException {
    if (!fileSystem.exists(cleared)) {
      fileSystem.delete(published, true);
      fileSystem.create(cleared, true).close();
    }
    fileSystem.mkdirs(published.getParent());
    if (fileSystem.getFileStatus(staged).isDirectory()) {
      append(staged, published);
      fileSystem.delete(staged, true);
    } else {
      rename(staged, published);
    }
  }

  /** Adds the files of a table to those of the same folder; Spark's file names never meet. */
  private void append(Path staged, Path published) throws IOException {
    fileSystem.mkdirs(published);
    for (FileStatus status : fileSystem.listStatus(staged)) {
      Path goal = new Path(published, status.getPath().getName());
      if (status.isDirectory()) {
        append(status.getPath(), goal);
      } else if (!fileSystem.exists(goal)) {
        rename(status.getPath(), goal);
      }
    }
  }

  private void rename(Path from, Path to) throws IOException {
    if (!fileSystem.rename(from, to)) {
      throw new IOException("Cannot rename " + from + " to " + to);
    }
  }

  /** What a failure left half moved stays, for the next run to move. */
  @Override
  public void close() {
    if (moving) {
      return;
    }
    try {
      fileSystem.delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + folder + ": " + e.getMessage(), e);
    }
  }
}
