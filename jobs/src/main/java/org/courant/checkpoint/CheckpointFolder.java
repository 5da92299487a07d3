package org.courant.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder as Transformers saves it: {@code config.json}, weights, vocabulary, and perhaps our
 * {@code bundle.json}. Cheap to open: settings are read and checked, weights are only looked for.
 */
public final class CheckpointFolder {
  private static final String CONFIG = "config.json";

  private final Path path;
  private final ModelConfig config;
  private final ModelTask task;
  private final String prefix;
  private final GenerationConfig generation;
  private final Optional<BundleManifest> manifest;
  private final WeightFiles weights;

  private CheckpointFolder(Path path, JsonFields config, Optional<ModelTask> wanted) {
    this.path = path;
    this.config = new ModelConfig(config);
    this.manifest = find(BundleManifest.FILE).map(JsonFields::read).map(BundleManifestReader::read);
    this.task = wanted.orElseGet(this::ownTask);
    requireFit();
    TaskParameters parameters = TaskParameters.of(config, task);
    this.prefix = parameters.prefix();
    this.generation = GenerationConfigReader.read(path, config, parameters);
    this.weights = WeightFiles.find(path);
  }

  /**
   * Opens a folder for what it is made for: what {@code bundle.json} says, else what its family
   * does.
   *
   * @throws CheckpointException for one that lacks its settings or weights
   */
  public static CheckpointFolder open(Path folder) {
    return open(folder, Optional.empty());
  }

  /**
   * Opens a folder for one task.
   *
   * @throws CheckpointException also for one that is made for another task
   */
  public static CheckpointFolder open(Path folder, ModelTask task) {
    return open(folder, Optional.of(task));
  }

  private static CheckpointFolder open(Path folder, Optional<ModelTask> task) {
    if (!Files.isDirectory(folder)) {
      throw new CheckpointException(folder, "is no folder");
    }
    return new CheckpointFolder(folder, JsonFields.read(folder.resolve(CONFIG)), task);
  }

  private ModelTask ownTask() {
    return manifest.map(BundleManifest::task).orElseGet(() -> ModelTask.usual(config.modelType()));
  }

  /** Where nothing tells, a T5 may be asked for either. */
  private void requireFit() {
    if (manifest.isPresent() && manifest.get().task() != task) {
      throw new CheckpointException(
          path.resolve(BundleManifest.FILE),
          "task is " + manifest.get().task().label() + ", not " + task.label());
    }
    if (manifest.isEmpty() && !task.suits(config.modelType())) {
      throw config.refuse(
          "model_type",
          "which is not for " + task.label() + " unless a bundle.json beside it says so");
    }
  }

  public Path path() {
    return path;
  }

  public ModelConfig config() {
    return config;
  }

  /** What the folder was opened for. */
  public ModelTask task() {
    return task;
  }

  /** The word that the task puts before every source text, a space behind it; empty for none. */
  public String prefix() {
    return prefix;
  }

  public GenerationConfig generation() {
    return generation;
  }

  /** {@code bundle.json}, if the folder has one. */
  public Optional<BundleManifest> manifest() {
    return manifest;
  }

  /** Maps the weights: safetensors before {@code pytorch_model.bin}, one file before shards. */
  public TensorStore openWeights() {
    return weights.open();
  }

  /** A file that must be there. */
  public Path file(String name) {
    return find(name)
        .orElseThrow(() -> new CheckpointException(path.resolve(name), "there is no such file"));
  }

  /** A file that may be there. */
  public Optional<Path> find(String name) {
    return Optional.of(path.resolve(name)).filter(Files::isRegularFile);
  }

  /** Lower-case hex digest over names and contents of all files that change the output. */
  public String sha256() {
    try {
      return FolderDigest.of(path, weights.files());
    } catch (IOException e) {
      throw new CheckpointException(path, "cannot be read: " + e, e);
    }
  }
}
