package org.courant.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts a snapshot's files in place: links to the blobs, or real files where links cannot be. */
final class SnapshotLinks {
  private final RepositoryFolder repository;
  private final Symbolic symbolic;

  /** How a symbolic link is made; a test has a file system that cannot. */
  @FunctionalInterface
  interface Symbolic {
    void link(Path link, Path target) throws IOException;
  }

  SnapshotLinks(RepositoryFolder repository, Symbolic symbolic) {
    this.repository = repository;
    this.symbolic = symbolic;
  }

  /** A folder with the files that nobody looks for yet. */
  Path draft(String commit, List<HubFile> files) {
    Path draft = repository.draft(commit);
    try {
      Files.createDirectories(draft);
      placeAll(draft, files);
      return draft;
    } catch (IOException e) {
      throw new HubException("Cannot write " + draft + ": " + e, e);
    }
  }

  /** Shows files under a commit; a new snapshot appears with all of them at once. */
  void place(String commit, Path draft, List<HubFile> files) {
    Path snapshot = repository.snapshot(commit);
    try {
      if (Files.isDirectory(snapshot)) {
        placeAll(snapshot, files);
        discard(draft);
      } else {
        Files.move(draft, snapshot, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new HubException("Cannot write " + snapshot + ": " + e, e);
    }
  }

  /** Removes a draft; the blobs stay. */
  void discard(Path draft) {
    try (Stream<Path> files = Files.walk(draft)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new HubException("Cannot delete " + draft + ": " + e, e);
    }
  }

  private void placeAll(Path folder, List<HubFile> files) throws IOException {
    for (HubFile file : files) {
      Path blob = repository.blob(file.hash());
      Path shown = folder.resolve(file.name());
      // Whatever another program or an interrupted pull put there, if it is not the blob.
      if (!Files.exists(shown) || !Files.isSameFile(shown, blob)) {
        Files.deleteIfExists(shown);
        place(shown, blob);
      }
    }
  }

  private void place(Path shown, Path blob) throws IOException {
    try {
      symbolic.link(shown, shown.getParent().relativize(blob));
    } catch (IOException | UnsupportedOperationException e) {
      // Windows asks for a privilege. A second name for the file costs no space, a copy does.
      try {
        Files.createLink(shown, blob);
      } catch (IOException | UnsupportedOperationException none) {
        Files.copy(blob, shown);
      }
    }
  }
}
