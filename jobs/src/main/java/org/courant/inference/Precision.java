package org.courant.inference;

import java.util.Locale;
import java.util.Set;
import org.courant.transformer.Kernel;

/** Arithmetic of the matrix products; everything else is always 32-bit. */
public enum Precision {
  /** The fastest one that this machine's processor has instructions for. */
  AUTO,
  /** 32-bit floats: the same token ids as the reference implementation. */
  FLOAT32,
  /** 16-bit brain floats. */
  BFLOAT16,
  /**
   * 8-bit integers with one activation scale per row, so that no batch-mate sets a sentence's
   * scale; rounding may still differ with a batch's shape, and rarely turns into another token.
   */
  INT8;

  /** The name in options and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Itself; for {@link #AUTO} what this machine's processor is made for. */
  public Precision resolved() {
    return this == AUTO ? fastest(ProcessorFlags.ofThisMachine()) : this;
  }

  /** The fastest for a processor with these flags, as Linux names them on x86. */
  static Precision fastest(Set<String> flags) {
    if (flags.contains("avx512_vnni") || flags.contains("amx_int8")) {
      return INT8;
    }
    return flags.contains("avx512_bf16") || flags.contains("amx_bf16") ? BFLOAT16 : FLOAT32;
  }

  /** The kernel on this platform: libtorch for macOS is built without oneDNN. */
  public Kernel kernel() {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    return switch (this) {
      case AUTO -> resolved().kernel();
      case FLOAT32 -> mac ? Kernel.PLAIN : Kernel.FLOAT32;
      case BFLOAT16 -> elsewhere(mac, Kernel.BFLOAT16);
      case INT8 -> elsewhere(mac, Kernel.INT8);
    };
  }

  private Kernel elsewhere(boolean mac, Kernel kernel) {
    if (mac) {
      throw new IllegalArgumentException(
          "Invalid precision: " + label() + ", macOS has float32 only");
    }
    return kernel;
  }
}
