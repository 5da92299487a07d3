package org.courant.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one repository in the cache, as the hub's documentation of its local cache lays it
 * out: {@code blobs/HASH}, {@code refs/REVISION} and {@code snapshots/COMMIT}. What is ours alone
 * lies in {@code courant/}: huggingface_hub calls a cache corrupt that has a plain file among the
 * snapshots, and leaves folders alone that it does not know.
 *
 * @param path the folder
 */
record RepositoryFolder(Path path) {
  private static final String PREFIX = "models--";
  private static final String RECEIPT = "courant-receipt.json";

  static RepositoryFolder of(Path cache, String repository) {
    return new RepositoryFolder(cache.resolve(PREFIX + repository.replace("/", "--")));
  }

  static boolean isOne(Path folder) {
    return folder.getFileName().toString().startsWith(PREFIX) && Files.isDirectory(folder);
  }

  /** The repository's name; a few old ones have no organization. */
  String repository() {
    return path.getFileName().toString().substring(PREFIX.length()).replaceFirst("--", "/");
  }

  Path blob(FileHash hash) {
    return path.resolve("blobs").resolve(hash.hex());
  }

  /**
   * A blob on its way. The name is our own: huggingface_hub guards its {@code HASH.incomplete} by a
   * kind of lock that Java does not have, and two programs must not write one file.
   */
  Path partial(FileHash hash) {
    return path.resolve("blobs").resolve(hash.hex() + ".courant.incomplete");
  }

  Path snapshots() {
    return path.resolve("snapshots");
  }

  Path snapshot(String commit) {
    return snapshots().resolve(commit);
  }

  Path receipt(String commit) {
    return own().resolve(commit).resolve(RECEIPT);
  }

  /** As deep as a snapshot, so that relative links stay right when it becomes one. */
  Path draft(String commit) {
    return own().resolve(commit + ".draft");
  }

  private Path own() {
    return path.resolve("courant");
  }

  private Path refs() {
    return path.resolve("refs");
  }

  void create() {
    try {
      for (Path folder : List.of(path.resolve("blobs"), refs(), snapshots(), own())) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new HubException("Cannot create the folders of " + path + ": " + e, e);
    }
  }

  /** The commit that a revision stood for when it was last fetched. */
  Optional<String> commit(HubName name) {
    return name.isCommit()
        ? Optional.of(name.revision())
        : read(refs().resolve(name.revision())).filter(HubName::isCommit);
  }

  /** Remembers what a revision stands for. */
  void remember(HubName name, String commit) {
    if (!name.isCommit()) {
      write(refs().resolve(name.revision()), commit);
    }
  }

  /** The revisions that stand for a commit. */
  List<String> revisions(String commit) {
    List<String> revisions = new ArrayList<>();
    if (Files.isDirectory(refs())) {
      try (Stream<Path> files = Files.walk(refs())) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> read(file).filter(commit::equals).isPresent())
            .forEach(file -> revisions.add(refs().relativize(file).toString().replace('\\', '/')));
      } catch (IOException e) {
        throw new HubException("Cannot read " + refs() + ": " + e, e);
      }
    }
    return revisions.stream().sorted().toList();
  }

  /** Writes a small file at once or not at all; under the repository's lock. */
  void write(Path file, String text) {
    // No temporary file of the JDK's: only its maker could read it, and a cache may be shared.
    Path draft = own().resolve("file.draft");
    try {
      Files.writeString(draft, text);
      Files.createDirectories(file.getParent());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new HubException("Cannot write " + file + ": " + e, e);
    }
  }

  /** Deletes the blob of a file unless a snapshot shows it. */
  void discardUnused(HubFile file) {
    Path blob = blob(file.hash());
    try (Stream<Path> shown = Files.walk(snapshots())) {
      for (Path other : (Iterable<Path>) shown.filter(Files::isRegularFile)::iterator) {
        if (Files.exists(blob) && Files.isSameFile(other, blob)) {
          return;
        }
      }
      Files.deleteIfExists(blob);
    } catch (IOException e) {
      throw new HubException("Cannot delete " + blob + ": " + e, e);
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new HubException("Cannot read " + file + ": " + e, e);
    }
  }
}
