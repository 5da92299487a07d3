package org.courant.checkpoint;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder as Transformers saves it: {@code config.json}, weights, vocabulary, and perhaps our
 * {@code bundle.json}. Cheap to open: settings are read and checked, weights are only looked for.
 */
public final class CheckpointFolder {
  private CheckpointFolder() {}

  /** Opens a folder; one that lacks its settings or weights is a {@link CheckpointException}. */
  public static CheckpointFolder open(Path folder) {
    throw new UnsupportedOperationException("contract");
  }

  public Path path() {
    throw new UnsupportedOperationException("contract");
  }

  public ModelConfig config() {
    throw new UnsupportedOperationException("contract");
  }

  public GenerationConfig generation() {
    throw new UnsupportedOperationException("contract");
  }

  /** {@code bundle.json}, if the folder has one. */
  public Optional<BundleManifest> manifest() {
    throw new UnsupportedOperationException("contract");
  }

  /** Maps the weights: safetensors before {@code pytorch_model.bin}, one file before shards. */
  public TensorStore openWeights() {
    throw new UnsupportedOperationException("contract");
  }

  /** A file that must be there. */
  public Path file(String name) {
    throw new UnsupportedOperationException("contract");
  }

  /** A file that may be there. */
  public Optional<Path> find(String name) {
    throw new UnsupportedOperationException("contract");
  }

  /** Lower-case hex digest over names and contents of all files that change the output. */
  public String sha256() {
    throw new UnsupportedOperationException("contract");
  }
}
