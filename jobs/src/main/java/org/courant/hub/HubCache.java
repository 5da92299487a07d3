package org.courant.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models that are on this machine already, in the folder that huggingface_hub keeps. Reads only
 * the disk.
 */
public final class HubCache {
  private final Path root;

  /** The cache in a folder, which need not exist. */
  public HubCache(Path root) {
    this.root = root;
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** The snapshot that a name stands for, whole or not. */
  public Optional<Snapshot> find(HubName name) {
    RepositoryFolder repository = RepositoryFolder.of(root, name.repository());
    return repository
        .commit(name)
        .filter(commit -> Files.isDirectory(repository.snapshot(commit)))
        .map(commit -> snapshot(repository, commit));
  }

  /** All snapshots, by name and commit. */
  public List<Snapshot> list() {
    List<Snapshot> snapshots = new ArrayList<>();
    for (Path folder : children(root)) {
      if (RepositoryFolder.isOne(folder)) {
        RepositoryFolder repository = new RepositoryFolder(folder);
        for (Path snapshot : children(repository.snapshots())) {
          if (Files.isDirectory(snapshot)) {
            snapshots.add(snapshot(repository, snapshot.getFileName().toString()));
          }
        }
      }
    }
    return snapshots;
  }

  /**
   * The name that a snapshot's folder stands for, {@code ORG/NAME@COMMIT} with a short commit;
   * empty for a folder outside such a cache.
   */
  public static Optional<String> nameOf(Path folder) {
    Path snapshot = folder.toAbsolutePath().normalize();
    Path snapshots = snapshot.getParent();
    Path repository = snapshots == null ? null : snapshots.getParent();
    boolean inCache =
        repository != null
            && repository.getFileName() != null
            && snapshots.endsWith("snapshots")
            && RepositoryFolder.isOne(repository);
    return inCache
        ? Optional.of(snapshot(new RepositoryFolder(repository), snapshot.getFileName().toString()))
            .map(found -> found.repository() + "@" + found.shortCommit())
        : Optional.empty();
  }

  static Snapshot snapshot(RepositoryFolder repository, String commit) {
    return new Snapshot(
        repository.repository(),
        commit,
        repository.snapshot(commit),
        repository.revisions(commit),
        repository.receipt(commit));
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new HubException("Cannot read " + folder + ": " + e, e);
    }
  }
}
