package org.courant.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a folder keeps its weights.
 *
 * @param form how they are stored
 * @param main the file of all weights, or the index of the shards
 */
record WeightFiles(Form form, Path main) {
  /** The ways Transformers saves weights, in the order it looks for them. */
  enum Form {
    SAFETENSORS("model.safetensors"),
    SAFETENSORS_SHARDS("model.safetensors.index.json"),
    STATE_DICT("pytorch_model.bin"),
    STATE_DICT_SHARDS("pytorch_model.bin.index.json");

    private final String fileName;

    Form(String fileName) {
      this.fileName = fileName;
    }
  }

  static WeightFiles find(Path folder) {
    List<String> looked = new ArrayList<>();
    for (Form form : Form.values()) {
      Path file = folder.resolve(form.fileName);
      if (Files.isRegularFile(file)) {
        return new WeightFiles(form, file);
      }
      looked.add(form.fileName);
    }
    throw new CheckpointException(folder, "has no weights: none of " + String.join(", ", looked));
  }

  TensorStore open() {
    return switch (form) {
      case SAFETENSORS -> SafetensorsFile.open(main);
      case SAFETENSORS_SHARDS -> ShardedTensors.open(main, SafetensorsFile::open);
      case STATE_DICT -> StateDictFile.open(main);
      case STATE_DICT_SHARDS -> ShardedTensors.open(main, StateDictFile::open);
    };
  }

  /** Every file that holds weights, the index among them. */
  List<Path> files() {
    List<Path> files = new ArrayList<>(List.of(main));
    switch (form) {
      case SAFETENSORS, STATE_DICT -> {}
      case SAFETENSORS_SHARDS, STATE_DICT_SHARDS -> files.addAll(ShardIndex.read(main).files());
    }
    return files;
  }
}
