package org.courant.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pull, under the repository's lock. The order keeps half a model from being found: blobs
 * first, then the snapshot, its receipt, and the revision last.
 */
final class Pull {
  private final HubSettings settings;
  private final HubName name;
  private final RepositoryFolder repository;
  private final Inspection inspection;
  private final Machine machine;
  private final PullListener listener;
  private final Retry retry;
  private final HubClient client;
  private final Set<HubFile> present = new HashSet<>();

  /**
   * What a pull meets outside the hub; tests have their own.
   *
   * @param pause between tries
   * @param freeSpace of the disk with the cache
   * @param symbolic how links are made
   */
  record Machine(Pause pause, FreeSpace freeSpace, SnapshotLinks.Symbolic symbolic) {
    static final Machine REAL =
        new Machine(
            Pause.ON_THREAD,
            folder -> Files.getFileStore(folder).getUsableSpace(),
            Files::createSymbolicLink);
  }

  /** Bytes that a folder's disk can still take. */
  @FunctionalInterface
  interface FreeSpace {
    long of(Path folder) throws IOException;
  }

  Pull(
      HubSettings settings,
      HubName name,
      Inspection inspection,
      Machine machine,
      PullListener listener) {
    this.settings = settings;
    this.name = name;
    this.inspection = inspection;
    this.machine = machine;
    this.listener = listener;
    this.repository = RepositoryFolder.of(settings.cache(), name.repository());
    this.retry = new Retry(settings, machine.pause(), listener);
    this.client = new HubClient(settings, name, retry);
  }

  Snapshot run() {
    Listing listing = client.list();
    WantedFiles wanted = new WantedFiles(name, listing);
    List<HubFile> files = new ArrayList<>(wanted.settings());
    HubFile weights = wanted.weights();
    files.add(weights);
    repository.create();
    if (WantedFiles.isIndex(weights)) {
      fetch(listing.commit(), weights);
      files.addAll(wanted.shards(weights, repository.blob(weights.hash())));
    }
    List<HubFile> distinct = files.stream().distinct().toList();
    long missing = missing(distinct);
    listener.planned(name, listing.commit(), distinct.size(), missing);
    requireSpace(missing);
    distinct.forEach(file -> fetch(listing.commit(), file));
    return publish(listing, distinct);
  }

  private Snapshot publish(Listing listing, List<HubFile> files) {
    String commit = listing.commit();
    Receipt receipt =
        new Receipt(
            name.repository(),
            name.revision(),
            commit,
            settings.endpoint(),
            Instant.now(),
            listing.licence(),
            files);
    SnapshotLinks links = new SnapshotLinks(repository, machine.symbolic());
    Path draft = links.draft(commit, files);
    Optional<String> problem = inspection.problem(draft);
    if (problem.isPresent()) {
      links.discard(draft);
      files.forEach(repository::discardUnused);
      throw new HubException(
          "Cannot use %s: %s; nothing of it is kept".formatted(name, problem.get()));
    }
    links.place(commit, draft, files);
    repository.write(repository.receipt(commit), ReceiptFile.text(receipt));
    repository.remember(name, commit);
    return HubCache.snapshot(repository, commit);
  }

  private void fetch(String commit, HubFile file) {
    if (isPresent(file)) {
      return;
    }
    long fetched =
        new Download(client, retry, listener, commit, file)
            .fetch(repository.partial(file.hash()), repository.blob(file.hash()));
    present.add(file);
    listener.finished(file, fetched);
  }

  /** A blob of an earlier pull is read whole: only its hash says that it is still right. */
  private boolean isPresent(HubFile file) {
    if (present.contains(file)) {
      return true;
    }
    Path blob = repository.blob(file.hash());
    try {
      if (Files.isRegularFile(blob)
          && Files.size(blob) == file.size()
          && FileHash.of(blob, file.hash().kind()).equals(file.hash())) {
        present.add(file);
        listener.finished(file, 0);
        return true;
      }
      return false;
    } catch (IOException e) {
      throw new HubException("Cannot read " + blob + ": " + e, e);
    }
  }

  private long missing(List<HubFile> files) {
    long missing = 0;
    for (HubFile file : files) {
      if (!isPresent(file)) {
        Path partial = repository.partial(file.hash());
        missing += Math.max(0, file.size() - partial.toFile().length());
      }
    }
    return missing;
  }

  private void requireSpace(long missing) {
    try {
      long free = machine.freeSpace().of(repository.path());
      if (free < missing) {
        throw new HubException(
            "Cannot fetch %s: it needs %,d bytes more, the disk of %s has %,d; free some or set HF_HUB_CACHE"
                .formatted(name, missing, settings.cache(), free));
      }
    } catch (IOException e) {
      throw new HubException("Cannot ask for the free space of " + settings.cache() + ": " + e, e);
    }
  }
}
