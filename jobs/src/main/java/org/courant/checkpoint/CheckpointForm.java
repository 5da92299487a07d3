package org.courant.checkpoint;

import java.nio.file.Path;
import java.util.List;

/** What a folder says, in the terms of Transformers, however it is published. */
interface CheckpointForm {
  /** The fields of {@code config.json}. */
  JsonFields config();

  /** Search settings, those of a task before the others. */
  GenerationConfig generation(TaskParameters task);

  /** Weights by the names that Transformers gives them. */
  TensorStore openWeights();

  /** The files beside the tokenizer's that change the output, weights among them. */
  List<Path> files();

  /** Settings of the tokenizer, those that count first. */
  List<JsonFields> tokenizerSettings();

  Vocabulary sourceVocabulary();

  /** The vocabulary of targets where they have their own. */
  Vocabulary targetVocabulary();
}
