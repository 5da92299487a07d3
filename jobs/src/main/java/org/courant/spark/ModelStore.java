package org.courant.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.ModelTask;
import org.courant.hub.HostLock;
import org.courant.inference.ModelBundle;
import org.courant.translation.SegmentKey;

/**
 * Copies of shared checkpoints on this host. The first process that needs one copies it, under a
 * lock, while the others wait; a copy appears by a rename, so that what is found is whole. Its
 * digest is kept beside it, and a copy that no longer has it is made again.
 */
final class ModelStore {
  private static final String DIGEST = "sha256";
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

  private final Path cache;
  private final Configuration hadoop;

  /**
   * A store.
   *
   * @param cache folder for the copies, which need not exist
   * @param hadoop how to reach the storage
   */
  ModelStore(Path cache, Configuration hadoop) {
    this.cache = cache;
    this.hadoop = hadoop;
  }

  /**
   * Looks at a folder or an archive, without reading it.
   *
   * @param address a Hadoop path, perhaps with {@code #NAME} behind it
   * @throws IllegalArgumentException if there is none
   */
  SharedModel look(String address) {
    int hash = address.lastIndexOf('#');
    String uri = hash < 0 ? address : address.substring(0, hash);
    try {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(uri);
      FileSystem fileSystem = path.getFileSystem(hadoop);
      if (!fileSystem.exists(path)) {
        throw new IllegalArgumentException(
            "Invalid model: " + uri + ", there is no such folder or archive");
      }
      List<FileStatus> files = files(fileSystem, path);
      String name =
          safe(hash < 0 ? ModelArchive.stem(path.getName()) : address.substring(hash + 1));
      return new SharedModel(
          fileSystem.makeQualified(path).toString(), name, stamp(uri + "#" + name, files));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Invalid model: " + uri + ", cannot be looked at: " + e.getMessage(), e);
    }
  }

  private static String safe(String name) {
    String safe = UNSAFE.matcher(name).replaceAll("_");
    return safe.isEmpty() || safe.startsWith(".") ? "_" + safe : safe;
  }

  private static String stamp(String named, List<FileStatus> files) {
    StringBuilder text = new StringBuilder(named);
    for (FileStatus file : files) {
      text.append('\n')
          .append(file.getPath().getName())
          .append('\t')
          .append(file.getLen())
          .append('\t')
          .append(file.getModificationTime());
    }
    return SegmentKey.of(text.toString());
  }

  /** The archive itself, or the files of a folder that are not hidden. */
  private static List<FileStatus> files(FileSystem fileSystem, org.apache.hadoop.fs.Path path)
      throws IOException {
    FileStatus status = fileSystem.getFileStatus(path);
    if (status.isFile()) {
      if (!ModelArchive.isOne(path.getName())) {
        throw new IllegalArgumentException(
            "Invalid model: "
                + path
                + ", must be a folder, or a .zip, .tar, .tar.gz or .tgz of one");
      }
      return List.of(status);
    }
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus file : fileSystem.listStatus(path)) {
      if (file.isFile() && !file.getPath().getName().startsWith(".")) {
        files.add(file);
      }
    }
    files.sort(Comparator.comparing(file -> file.getPath().getName()));
    return files;
  }

  /**
   * Opens this host's copy, which is made if there is none.
   *
   * @param sha256 the digest it must have, or null for the one it had when it was copied
   * @throws IllegalStateException if a fresh copy has another one
   */
  ModelBundle open(SharedModel model, ModelTask task, String sha256) {
    ModelBundle bundle = ModelBundle.open(fetch(model), task);
    if (!bundle.sha256().equals(wanted(model, sha256))) {
      discard(model);
      bundle = ModelBundle.open(fetch(model), task);
    }
    String wanted = wanted(model, sha256);
    if (!bundle.sha256().equals(wanted)) {
      throw new IllegalStateException(
          "Cannot use model %s: its hash is %s, the driver's is %s; it was changed during the run"
              .formatted(model.uri(), bundle.sha256(), wanted));
    }
    return bundle;
  }

  private String wanted(SharedModel model, String sha256) {
    if (sha256 != null) {
      return sha256;
    }
    try {
      return Files.readString(copies(model).resolve(DIGEST));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the digest of " + copies(model), e);
    }
  }

  private Path copies(SharedModel model) {
    return cache.resolve(model.stamp().substring(0, 16));
  }

  /** The folder of the copy. */
  private Path fetch(SharedModel model) {
    Path copies = copies(model);
    if (!Files.isDirectory(copies)) {
      locked(model, () -> copyUnlessThere(model));
    }
    return copies.resolve(model.name());
  }

  private void discard(SharedModel model) {
    locked(model, () -> FileUtils.deleteDirectory(copies(model).toFile()));
  }

  private interface Work {
    void run() throws IOException;
  }

  private void locked(SharedModel model, Work work) {
    HostLock.holding(
        cache.resolve(copies(model).getFileName() + ".lock"),
        () -> {},
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            throw new UncheckedIOException(
                "Cannot copy model %s to %s: %s".formatted(model.uri(), cache, e.getMessage()), e);
          }
          return null;
        });
  }

  private void copyUnlessThere(SharedModel model) throws IOException {
    Path copies = copies(model);
    if (Files.isDirectory(copies)) {
      return;
    }
    Path draft = Files.createTempDirectory(cache, "draft-");
    try {
      Path unpacked = Files.createDirectory(draft.resolve("unpacked"));
      read(model, unpacked);
      Path whole = Files.createDirectory(draft.resolve("whole"));
      Path checkpoint = ModelArchive.checkpoint(unpacked);
      Files.writeString(whole.resolve(DIGEST), CheckpointFolder.open(checkpoint).sha256());
      Files.move(checkpoint, whole.resolve(model.name()));
      Files.move(whole, copies, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FileUtils.deleteDirectory(draft.toFile());
    }
  }

  private void read(SharedModel model, Path into) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(model.uri());
    FileSystem fileSystem = path.getFileSystem(hadoop);
    boolean archive = fileSystem.getFileStatus(path).isFile();
    for (FileStatus file : files(fileSystem, path)) {
      String name = file.getPath().getName();
      try (InputStream stream = fileSystem.open(file.getPath())) {
        if (archive) {
          ModelArchive.unpack(stream, name, into);
        } else {
          Files.copy(stream, into.resolve(name));
        }
      }
    }
  }
}
