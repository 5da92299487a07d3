package org.courant.spark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that names the run that works in a folder, and that the run touches every few seconds. The
 * lock of a run that was killed is taken over: at once where its process is seen to be gone, else
 * when the file has not been touched for {@link #SILENCE}.
 */
final class FolderLock implements AutoCloseable {
  /** A run that has not touched its lock for so long is taken for dead. */
  static final Duration SILENCE = Duration.ofMinutes(2);

  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final String EXCLUSIVE = ".lock";
  private static final String SHARED = ".lock-shared-";

  private final FileSystem fileSystem;
  private final Path folder;
  private final Path file;
  private final LockHolder holder;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(FolderLock::daemon);
  private Future<?> beats;

  private FolderLock(FileSystem given, Path folder, String name, LockHolder holder) {
    this.fileSystem = PlainFiles.of(given);
    this.folder = folder;
    this.file = new Path(folder, name);
    this.holder = holder;
  }

  /**
   * Takes a folder, which need not exist, for one run alone.
   *
   * @throws IllegalStateException if another run works there
   */
  static FolderLock exclusive(FileSystem fileSystem, Path folder, String runId) {
    FolderLock lock = new FolderLock(fileSystem, folder, EXCLUSIVE, LockHolder.here(runId));
    lock.take();
    lock.refuseIfAny(SHARED);
    return lock;
  }

  /**
   * Takes a folder, which need not exist, side by side with others that share it.
   *
   * @throws IllegalStateException if a run has it alone
   */
  static FolderLock shared(FileSystem fileSystem, Path folder, String runId) {
    FolderLock lock = new FolderLock(fileSystem, folder, SHARED + runId, LockHolder.here(runId));
    lock.take();
    lock.refuseIfAny(EXCLUSIVE);
    return lock;
  }

  private void take() {
    try {
      if (!fileSystem.mkdirs(folder)) {
        throw new IOException(
            "the folder cannot be made; check the rights of the folder above, or name another");
      }
      if (!create() && !(bury() && create())) {
        throw new IllegalStateException(refusal(file));
      }
    } catch (AccessDeniedException e) {
      throw new UncheckedIOException(
          "Cannot write to " + folder + ": permission denied; check its rights, or name another",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder + ": " + e.getMessage(), e);
    }
    beats =
        heart.scheduleAtFixedRate(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Both sides put their file first and look then, so that at most one of them goes on. */
  private void refuseIfAny(String prefix) {
    try {
      for (FileStatus status : fileSystem.listStatus(folder)) {
        Path other = status.getPath();
        boolean named =
            prefix.equals(SHARED)
                ? other.getName().startsWith(SHARED)
                : other.getName().equals(EXCLUSIVE);
        if (named && isAlive(other, read(other))) {
          String refusal = refusal(other);
          close();
          throw new IllegalStateException(refusal);
        }
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("Cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "courant-lock");
    thread.setDaemon(true);
    return thread;
  }

  /** Makes the file if there is none. */
  private boolean create() throws IOException {
    try {
      if (isLocal()) {
        link();
      } else {
        fileSystem.create(file, false).close();
        write();
      }
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    }
  }

  private boolean isLocal() {
    return file.toUri().getScheme().equals("file");
  }

  /**
   * One step for the local file system, where Hadoop looks first and creates then: a link to a file
   * that is complete, so that whoever is killed leaves a lock that tells its process, or none.
   */
  private void link() throws IOException {
    java.nio.file.Path local = new File(file.toUri().getPath()).toPath();
    java.nio.file.Path complete = local.resolveSibling(".new-" + UUID.randomUUID());
    try {
      Files.writeString(complete, holder.text());
      Files.createLink(local, complete);
    } catch (UnsupportedOperationException e) {
      // A file system without links: created first and written then.
      Files.writeString(local, holder.text(), StandardOpenOption.CREATE_NEW);
    } finally {
      Files.deleteIfExists(complete);
    }
  }

  private void write() throws IOException {
    try (OutputStream stream = fileSystem.create(file, true)) {
      stream.write(holder.text().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Moves the lock of a dead run out of the way; false if it is alive or someone was faster. */
  private boolean bury() throws IOException {
    Optional<LockHolder> found = read(file);
    if (isAlive(file, found)) {
      return false;
    }
    Path grave = new Path(folder, ".dead-" + UUID.randomUUID());
    if (!fileSystem.rename(file, grave)) {
      return false;
    }
    if (!read(grave).equals(found)) {
      // Another run had taken over in between: the lock is its own.
      fileSystem.rename(grave, file);
      return false;
    }
    return fileSystem.delete(grave, false);
  }

  private boolean isAlive(Path lock, Optional<LockHolder> found) throws IOException {
    return !found.map(LockHolder::isSeenDead).orElse(false) && !isSilent(lock);
  }

  private boolean isSilent(Path lock) throws IOException {
    FileStatus status = fileSystem.getFileStatus(lock);
    Instant touched = Instant.ofEpochMilli(status.getModificationTime());
    return touched.plus(SILENCE).isBefore(Instant.now());
  }

  private Optional<LockHolder> read(Path path) throws IOException {
    try (InputStream stream = fileSystem.open(path)) {
      return LockHolder.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private String refusal(Path lock) throws IOException {
    String other = read(lock).map(LockHolder::described).orElse("another run");
    return "Cannot write to %s: %s is at work there; wait until it has ended, or name another folder. If it is dead, its lock %s opens by itself after %d minutes"
        .formatted(folder, other, lock.getName(), SILENCE.toMinutes());
  }

  private void beat() {
    try {
      if (isHeld()) {
        touch();
      }
    } catch (IOException e) {
      // One missed beat is no harm; a folder that stays out of reach fails the run itself.
      return;
    }
  }

  /** Object stores have no time to set, but show no file before it is complete. */
  private void touch() throws IOException {
    if (isLocal() || file.toUri().getScheme().equals("hdfs")) {
      fileSystem.setTimes(file, Instant.now().toEpochMilli(), -1);
    } else {
      write();
    }
  }

  private boolean isHeld() throws IOException {
    return fileSystem.exists(file) && read(file).map(holder::equals).orElse(true);
  }

  /** Refuses to go on if another run took this one for dead. */
  void requireHeld() {
    try {
      if (!isHeld()) {
        throw new IllegalStateException(
            "Cannot publish to %s: %s took over while this run was silent"
                .formatted(folder, read(file).map(LockHolder::described).orElse("another run")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Opens the folder for others, and takes it away if nothing was put there. */
  @Override
  public void close() {
    if (beats != null) {
      beats.cancel(false);
    }
    heart.shutdown();
    try {
      if (isHeld()) {
        fileSystem.delete(file, false);
      }
      if (fileSystem.exists(folder) && fileSystem.listStatus(folder).length == 0) {
        fileSystem.delete(folder, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file + ": " + e.getMessage(), e);
    }
  }
}
