package org.courant.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A folder as Transformers saves it: {@code config.json}, weights, vocabulary, and perhaps our
 * {@code bundle.json}. Cheap to open: settings are read and checked, weights are only looked for.
 */
public final class CheckpointFolder {
  private static final String CONFIG = "config.json";

  private final Path path;
  private final ModelConfig config;
  private final GenerationConfig generation;
  private final Optional<BundleManifest> manifest;
  private final WeightFiles weights;

  private CheckpointFolder(Path path, JsonFields config) {
    this.path = path;
    this.config = new ModelConfig(config);
    this.generation = GenerationConfigReader.read(path, config);
    this.manifest = find(BundleManifest.FILE).map(JsonFields::read).map(BundleManifestReader::read);
    this.weights = WeightFiles.find(path);
  }

  /** Opens a folder; one that lacks its settings or weights is a {@link CheckpointException}. */
  public static CheckpointFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CheckpointException(folder, "is no folder");
    }
    return new CheckpointFolder(folder, JsonFields.read(folder.resolve(CONFIG)));
  }

  /**
   * Reads the headers of a folder's weights, and nothing else of it.
   *
   * @throws CheckpointException if they are not true of the files or would run code
   */
  public static void inspectWeights(Path folder) {
    WeightFiles.find(folder).open().close();
  }

  public Path path() {
    return path;
  }

  public ModelConfig config() {
    return config;
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
    return sha256(Map.of());
  }

  /**
   * The same digest, without reading the files whose SHA-256 is known.
   *
   * @param known SHA-256 by file name, in lower-case hex
   */
  public String sha256(Map<String, String> known) {
    try {
      return FolderDigest.of(path, weights.files(), known);
    } catch (IOException e) {
      throw new CheckpointException(path, "cannot be read: " + e, e);
    }
  }
}
