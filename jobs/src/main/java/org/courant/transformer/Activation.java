package org.courant.transformer;

import java.util.Locale;

/** The function between the two products of a feed-forward layer. */
enum Activation {
  /** x times sigmoid(x), also called SiLU. */
  SWISH(0),
  RELU(1),
  /** The exact form with the error function. */
  GELU(2),
  /** The approximation by the hyperbolic tangent (Hendrycks and Gimpel 2016). */
  GELU_TANH(3);

  private final int code;

  Activation(int code) {
    this.code = code;
  }

  /** The number the program knows it by. */
  int code() {
    return code;
  }

  /**
   * Reads the name that {@code config.json} uses.
   *
   * @throws IllegalArgumentException for a function this engine does not have
   */
  static Activation named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "swish", "silu" -> SWISH;
      case "relu" -> RELU;
      case "gelu" -> GELU;
      case "gelu_new", "gelu_pytorch_tanh" -> GELU_TANH;
      default ->
          throw new IllegalArgumentException(
              "Invalid activation function: "
                  + name
                  + ", must be swish, silu, relu, gelu, gelu_new or gelu_pytorch_tanh");
    };
  }
}
