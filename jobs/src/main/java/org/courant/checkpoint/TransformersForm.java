package org.courant.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder as Transformers saves it: {@code config.json}, weights, vocabulary.
 *
 * @param folder the folder
 * @param config {@code config.json}
 * @param weights where they are
 */
record TransformersForm(Path folder, JsonFields config, WeightFiles weights)
    implements CheckpointForm {
  static final String CONFIG = "config.json";

  static TransformersForm read(Path folder) {
    JsonFields config = JsonFields.read(folder.resolve(CONFIG));
    return new TransformersForm(folder, config, WeightFiles.find(folder));
  }

  /** From {@code generation_config.json}, else from {@code config.json}. */
  @Override
  public GenerationConfig generation(TaskParameters task) {
    return GenerationConfigReader.read(folder, config, task);
  }

  @Override
  public TensorStore openWeights() {
    return weights.open();
  }

  @Override
  public List<Path> files() {
    return weights.files();
  }

  @Override
  public List<JsonFields> tokenizerSettings() {
    List<JsonFields> files = new ArrayList<>();
    addIfThere(files, "tokenizer_config.json");
    // Newer files list all added tokens; only beside older ones the second file counts.
    if (files.stream().noneMatch(file -> file.has("added_tokens_decoder"))) {
      addIfThere(files, "special_tokens_map.json");
    }
    return files;
  }

  private void addIfThere(List<JsonFields> files, String name) {
    Path file = folder.resolve(name);
    if (Files.isRegularFile(file)) {
      files.add(0, JsonFields.read(file));
    }
  }

  @Override
  public Vocabulary sourceVocabulary() {
    return vocabulary("vocab.json");
  }

  @Override
  public Vocabulary targetVocabulary() {
    return vocabulary("target_vocab.json");
  }

  private Vocabulary vocabulary(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(file, "there is no such file");
    }
    return Vocabulary.read(file);
  }
}
