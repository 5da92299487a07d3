package org.courant.inference;

import java.io.Serializable;
import java.util.Objects;
import org.courant.transformer.Device;
import org.courant.transformer.Kernel;

/**
 * How and where a model computes.
 *
 * @param precision arithmetic of the matrix products; {@link Precision#AUTO} is replaced by what it
 *     stands for on the device
 * @param device the processor or a CUDA device
 */
public record Computation(Precision precision, Device device) implements Serializable {
  public Computation {
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(device, "device");
    if (device.kind() == Device.Kind.CUDA && precision == Precision.INT8) {
      throw new IllegalArgumentException(
          "Invalid precision: int8 on "
              + device.label()
              + ", a CUDA device computes in float32 or bfloat16");
    }
    if (precision == Precision.AUTO) {
      precision =
          switch (device.kind()) {
            case CPU -> precision.resolved();
            case CUDA -> Precision.BFLOAT16;
          };
    }
  }

  /**
   * Reads what was asked for.
   *
   * @param device in the form that {@link Device#parse} reads
   */
  public static Computation of(Precision precision, String device) {
    return new Computation(precision, Device.parse(device));
  }

  /** On the processor. */
  public static Computation onCpu(Precision precision) {
    return new Computation(precision, Device.CPU);
  }

  /** The same on another device. */
  public Computation on(Device other) {
    return new Computation(precision, other);
  }

  /** The kernel for the products. */
  public Kernel kernel() {
    return switch (device.kind()) {
      case CPU -> precision.kernel();
      case CUDA -> precision == Precision.FLOAT32 ? Kernel.PLAIN : Kernel.PLAIN_BFLOAT16;
    };
  }

  /** As in {@code float32} or {@code bfloat16 on cuda:0}. */
  public String label() {
    return switch (device.kind()) {
      case CPU -> precision.label();
      case CUDA -> precision.label() + " on " + device.label();
    };
  }
}
