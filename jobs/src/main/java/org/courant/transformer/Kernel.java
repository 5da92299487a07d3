package org.courant.transformer;

/** How the matrix products of the network run. */
public enum Kernel {
  /** oneDNN, 32-bit floats, packed at load. */
  FLOAT32("linear-onednn.ts.py", 0),
  /** oneDNN, 16-bit brain floats. */
  BFLOAT16("linear-onednn.ts.py", 1),
  /** oneDNN, 8-bit integers with one activation scale per row. */
  INT8("linear-onednn.ts.py", 2),
  /** libtorch's own 32-bit products: on every device and platform, on processors slow. */
  PLAIN("linear-plain.ts.py", 0),
  /** libtorch's own products of 16-bit brain floats. */
  PLAIN_BFLOAT16("linear-plain.ts.py", 1);

  private final String resource;
  private final int kind;

  Kernel(String resource, int kind) {
    this.resource = resource;
    this.kind = kind;
  }

  /** The text that defines the program's {@code Linear} class. */
  String resource() {
    return resource;
  }

  /** The number that tells the program's {@code Linear} class what to do. */
  int kind() {
    return kind;
  }

  /** Whether attention is computed in half precision too. */
  boolean half() {
    return this == BFLOAT16 || this == INT8 || this == PLAIN_BFLOAT16;
  }
}
