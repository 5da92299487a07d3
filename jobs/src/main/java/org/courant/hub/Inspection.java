package org.courant.hub;

import java.nio.file.Path;
import java.util.Optional;

/** Looks at the files of a pull before anyone can find them. */
@FunctionalInterface
public interface Inspection {
  /**
   * Why a checkpoint must not be installed; empty if nothing speaks against it.
   *
   * @param folder all files, each right by its hash
   */
  Optional<String> problem(Path folder);

  /** Lets everything pass. */
  Inspection NONE = folder -> Optional.empty();
}
