package org.courant.inference;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Courant's own folder for what can be made again: the unpacked model, verdicts of self-tests. */
public final class CacheFolder {
  private CacheFolder() {}

  /**
   * {@code COURANT_CACHE}, else {@code .cache/courant} in the user's home folder.
   *
   * @param environment variables by name; one that is set to nothing counts as not set
   * @param home the user's home folder
   */
  public static Path of(Map<String, String> environment, Path home) {
    return Optional.ofNullable(environment.get("COURANT_CACHE"))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .orElse(home.resolve(".cache").resolve("courant"));
  }

  /** That of this process. */
  public static Path ofProcess() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }
}
