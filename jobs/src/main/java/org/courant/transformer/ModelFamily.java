package org.courant.transformer;

import org.courant.checkpoint.ModelConfig;

/**
 * What sets one family of checkpoints apart: the numbers in its config and the names of its
 * weights.
 */
interface ModelFamily {
  /** The {@code model_type} of its {@code config.json}. */
  String modelType();

  /**
   * Reads the network's shape.
   *
   * @throws IllegalArgumentException for a config this engine cannot run as the reference does
   */
  Architecture architecture(ModelConfig config);

  /** Hands all weights over, in the order the layers use them. */
  void load(NetworkLoader loader);
}
