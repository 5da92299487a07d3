package org.courant.transformer;

import java.util.Optional;

/**
 * What fixes a network's shape.
 *
 * @param width size of a hidden state, {@code d_model}
 * @param encoder layers of the encoder
 * @param decoder layers of the decoder
 * @param norms where and how states are normalised
 * @param activation activation of the feed-forward layers
 * @param gated whether a feed-forward layer multiplies its activation with a second projection
 * @param biased whether projections and norms have biases
 * @param embeddingScale factor on the token embeddings
 * @param logitScale factor on the logits
 * @param distances how positions count by their distances, if they do
 * @param positions longest sequence in tokens, source or target
 */
record Architecture(
    int width,
    Stack encoder,
    Stack decoder,
    Norms norms,
    Activation activation,
    boolean gated,
    boolean biased,
    double embeddingScale,
    double logitScale,
    Optional<Distances> distances,
    int positions) {
  Architecture {
    require(width > 0, "d_model", width);
    require(positions > 0, "maximum of positions", positions);
  }

  /**
   * One of the two stacks of layers.
   *
   * @param layers number of layers
   * @param heads attention heads of a layer
   * @param headWidth size of a head's queries, keys and values
   */
  record Stack(int layers, int heads, int headWidth) {
    Stack {
      require(layers > 0, "number of layers", layers);
      require(heads > 0, "number of attention heads", heads);
      require(headWidth > 0, "size of an attention head", headWidth);
    }

    /** A stack whose heads share the width. */
    static Stack sharing(int width, int layers, int heads) {
      require(heads > 0 && width % heads == 0, "number of attention heads", heads);
      return new Stack(layers, heads, width / heads);
    }
  }

  /**
   * Where and how states are normalised.
   *
   * @param first whether a sublayer's input is normalised (pre-norm) instead of the sum after it
   * @param rootMeanSquare whether by the root mean square alone instead of mean and variance
   * @param epsilon what keeps the divisor from zero
   */
  record Norms(boolean first, boolean rootMeanSquare, double epsilon) {}

  /**
   * Positions that count by their distances (Raffel et al. 2020, section 2.1).
   *
   * @param buckets how many kinds of distances are told apart
   * @param farthest distance in tokens from which on all are one
   */
  record Distances(int buckets, int farthest) {
    Distances {
      require(buckets >= 4 && buckets % 4 == 0, "number of distance buckets", buckets);
      require(farthest > buckets / 2, "farthest distance", farthest);
    }
  }

  private static void require(boolean holds, String field, int value) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid " + field + ": " + value);
    }
  }
}
