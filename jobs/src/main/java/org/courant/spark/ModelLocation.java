package org.courant.spark;

import java.io.Serializable;
import org.courant.inference.TextTranslator;
import org.courant.translation.SourceLimit;

/** Where a model is found. Travels to the executors in place of the model itself. */
public interface ModelLocation extends Serializable {
  /** Names the loaded model; two locations of one key are the same model. */
  String key();

  /** Opens the tokenizer alone, which counts the tokens of a text. */
  SourceLimit sourceLimit();

  /** Loads the weights; expensive, see {@link ExecutorModels}. */
  TextTranslator load();
}
