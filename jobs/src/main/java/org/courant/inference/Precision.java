package org.courant.inference;

/** Arithmetic of the matrix products; everything else is always 32-bit. */
public enum Precision {
  /** 32-bit floats: the same token ids as the reference implementation. */
  FLOAT32,
  /** 16-bit brain floats. */
  BFLOAT16,
  /**
   * 8-bit integers with one activation scale per row: a sentence never depends on its batch-mates.
   */
  INT8
}
