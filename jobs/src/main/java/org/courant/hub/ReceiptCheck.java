package org.courant.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Compares a snapshot's files with its receipt, byte for byte. */
public final class ReceiptCheck {
  private final Path folder;

  /** Checks the files in a snapshot's folder. */
  public ReceiptCheck(Path folder) {
    this.folder = folder;
  }

  /** What is wrong with a file: missing, another size, another hash; empty if nothing is. */
  public Optional<String> problem(HubFile file) {
    Path path = folder.resolve(file.name());
    try {
      if (!Files.isRegularFile(path)) {
        return Optional.of("there is no such file");
      }
      long size = Files.size(path);
      if (size != file.size()) {
        return Optional.of("expected %,d bytes, found %,d".formatted(file.size(), size));
      }
      FileHash found = FileHash.of(path, file.hash().kind());
      return found.equals(file.hash())
          ? Optional.empty()
          : Optional.of("expected %s, found %s".formatted(file.hash(), found));
    } catch (IOException e) {
      return Optional.of("cannot be read: " + e);
    }
  }
}
