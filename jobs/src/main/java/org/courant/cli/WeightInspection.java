package org.courant.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.hub.Inspection;

/**
 * Reads the headers of the weights that a pull brought. Right bytes may still be hostile: a pickle
 * that names a foreign function, a header that points outside its file.
 */
final class WeightInspection implements Inspection {
  @Override
  public Optional<String> problem(Path folder) {
    try {
      CheckpointFolder.inspectWeights(folder);
      return Optional.empty();
    } catch (CheckpointException e) {
      // The folder is gone when this is read.
      return Optional.of(folder.relativize(e.file()) + ": " + e.reason().replace(folder + "/", ""));
    }
  }
}
