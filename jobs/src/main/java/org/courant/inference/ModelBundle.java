package org.courant.inference;

import java.nio.file.Path;
import java.util.List;

/** A checkpoint folder with its card, languages and hash; cheap to open, holds no weights. */
public final class ModelBundle {
  /** Name of the model that travels inside the jar. */
  public static final String EMBEDDED = "courant-en-ko-uk";

  private ModelBundle() {}

  /**
   * Opens a checkpoint folder; a folder that is no usable checkpoint is an
   * IllegalArgumentException.
   */
  public static ModelBundle open(Path folder) {
    throw new UnsupportedOperationException("contract");
  }

  /** Unpacks the embedded default below the user's cache folder once, and opens it. */
  public static ModelBundle embedded() {
    throw new UnsupportedOperationException("contract");
  }

  /** Name for the {@code model} column. */
  public String name() {
    throw new UnsupportedOperationException("contract");
  }

  /** The folder. */
  public Path folder() {
    throw new UnsupportedOperationException("contract");
  }

  /** Lower-case hex digest over all files that change the output. */
  public String sha256() {
    throw new UnsupportedOperationException("contract");
  }

  /** Source languages as BCP 47 tags; empty if the checkpoint does not say. */
  public List<String> sourceLanguages() {
    throw new UnsupportedOperationException("contract");
  }

  /** Target languages as BCP 47 tags. */
  public List<String> targetLanguages() {
    throw new UnsupportedOperationException("contract");
  }

  /** The bundle's own generation settings, for whatever the user leaves open. */
  public GenerationOptions generationDefaults() {
    throw new UnsupportedOperationException("contract");
  }
}
