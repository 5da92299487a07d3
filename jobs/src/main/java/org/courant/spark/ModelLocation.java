package org.courant.spark;

import java.io.Serializable;
import org.courant.inference.SourceMeasure;
import org.courant.translation.Translator;

/** Where a model is found. Travels to the executors in place of the model itself. */
public interface ModelLocation extends Serializable {
  /** Names the loaded model; two locations of one key are the same model. */
  String key();

  /** Opens the tokenizer alone. */
  SourceMeasure measure();

  /** Loads the weights; expensive, see {@link ExecutorModels}. */
  Translator load();
}
