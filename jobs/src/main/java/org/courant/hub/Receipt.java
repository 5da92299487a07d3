package org.courant.hub;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a pull brought.
 *
 * @param repository {@code ORG/NAME}
 * @param revision as it was asked for
 * @param commit what the revision stood for
 * @param endpoint address of the hub
 * @param pulledAt when the last file had come
 * @param licence as the repository's card names it, if it does
 * @param files all files of the snapshot that the pull brought or found right
 */
public record Receipt(
    String repository,
    String revision,
    String commit,
    URI endpoint,
    Instant pulledAt,
    Optional<String> licence,
    List<HubFile> files) {
  public Receipt {
    files = List.copyOf(files);
  }

  /** Bytes of all files. */
  public long size() {
    return files.stream().mapToLong(HubFile::size).sum();
  }
}
