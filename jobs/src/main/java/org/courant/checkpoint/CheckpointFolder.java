package org.courant.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint on disk, as Transformers saves it ({@code config.json}, weights, vocabulary) or as
 * Marian does ({@code decoder.yml}, {@code *.npz}, vocabularies), and perhaps our {@code
 * bundle.json}. Cheap to open: settings are read and checked, weights are only looked for.
 */
public final class CheckpointFolder {
  private final Path path;
  private final CheckpointForm form;
  private final ModelConfig config;
  private final ModelTask task;
  private final String prefix;
  private final GenerationConfig generation;
  private final Optional<BundleManifest> manifest;

  private CheckpointFolder(Path path, CheckpointForm form, Optional<ModelTask> wanted) {
    this.path = path;
    this.form = form;
    this.config = new ModelConfig(form.config());
    this.manifest = find(BundleManifest.FILE).map(JsonFields::read).map(BundleManifestReader::read);
    this.task = wanted.orElseGet(this::ownTask);
    requireFit();
    TaskParameters parameters = TaskParameters.of(form.config(), task);
    this.prefix = parameters.prefix();
    this.generation = form.generation(parameters);
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
    CheckpointForm form =
        MarianForm.isOne(folder) ? MarianForm.read(folder) : TransformersForm.read(folder);
    return new CheckpointFolder(folder, form, task);
  }

  /**
   * Reads the headers of a folder's weights, and nothing else of it.
   *
   * @throws CheckpointException if they are not true of the files or would run code
   */
  public static void inspectWeights(Path folder) {
    WeightFiles.find(folder).open().close();
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

  /** {@code calibration.json}, or none where the folder has none. */
  public Calibration calibration() {
    return find(Calibration.FILE).map(Calibration::read).orElseGet(Calibration::none);
  }

  /**
   * Maps the weights, by the names that Transformers gives them: safetensors before {@code
   * pytorch_model.bin}, one file before shards.
   */
  public TensorStore openWeights() {
    return form.openWeights();
  }

  /** Ids of pieces, a padding token among them: {@code vocab.json}, or Marian's own files. */
  public Vocabulary sourceVocabulary() {
    return form.sourceVocabulary();
  }

  /** The same for targets, where they have a vocabulary of their own. */
  public Vocabulary targetVocabulary() {
    return form.targetVocabulary();
  }

  List<JsonFields> tokenizerSettings() {
    return form.tokenizerSettings();
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
    return sha256(Map.of());
  }

  /**
   * The same digest, without reading the files whose SHA-256 is known.
   *
   * @param known SHA-256 by file name, in lower-case hex
   */
  public String sha256(Map<String, String> known) {
    try {
      return FolderDigest.of(path, form.files(), known);
    } catch (IOException e) {
      throw new CheckpointException(path, "cannot be read: " + e, e);
    }
  }
}
