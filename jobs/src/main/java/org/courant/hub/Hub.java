package org.courant.hub;

import java.nio.file.Path;

/**
 * A Hugging Face hub, from which models are fetched into the cache. Follows the hub's documentation
 * of its HTTP API, of its environment variables and of its local cache.
 */
public final class Hub {
  private final HubSettings settings;
  private final Inspection inspection;
  private final Pull.Machine machine;

  /** The hub and the cache that the settings name, and who looks at a pull before it is found. */
  public Hub(HubSettings settings, Inspection inspection) {
    this(settings, inspection, Pull.Machine.REAL);
  }

  Hub(HubSettings settings, Inspection inspection, Pull.Machine machine) {
    this.settings = settings;
    this.inspection = inspection;
    this.machine = machine;
  }

  /**
   * Fetches what a revision needs and does not have yet, and checks every file, old and new.
   *
   * @return the snapshot, whole
   * @throws HubException if it cannot be had or the inspection refuses it; the cache then holds no
   *     half snapshot; what came of a cut file is kept for the next pull, what was refused is not
   */
  public Snapshot pull(HubName name, PullListener listener) {
    Path locks = settings.cache().resolve(".locks");
    Path repository = RepositoryFolder.of(settings.cache(), name.repository()).path();
    return HostLock.holding(
        locks.resolve(repository.getFileName()).resolve("courant.lock"),
        () -> listener.waiting(name),
        () -> new Pull(settings, name, inspection, machine, listener).run());
  }
}
