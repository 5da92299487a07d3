package org.courant.inference;

import java.util.Locale;
import org.courant.transformer.Kernel;

/** Arithmetic of the matrix products; everything else is always 32-bit. */
public enum Precision {
  /** 32-bit floats: the same token ids as the reference implementation. */
  FLOAT32(Kernel.FLOAT32),
  /** 16-bit brain floats. */
  BFLOAT16(Kernel.BFLOAT16),
  /**
   * 8-bit integers with one activation scale per row, so that no batch-mate sets a sentence's
   * scale; rounding may still differ with a batch's shape, and rarely turns into another token.
   */
  INT8(Kernel.INT8);

  private final Kernel kernel;

  Precision(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The name in options and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kernel on this platform: libtorch for macOS is built without oneDNN. */
  public Kernel kernel() {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    if (mac && this != FLOAT32) {
      throw new IllegalArgumentException(
          "Invalid precision: " + label() + ", macOS has float32 only");
    }
    return mac ? Kernel.PLAIN : kernel;
  }
}
