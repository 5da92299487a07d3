package org.courant.transformer;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a network is computed.
 *
 * @param kind the processor or a CUDA device
 * @param index which CUDA device, from 0; {@link #GIVEN} for whichever the cluster manager gives; 0
 *     for the processor
 */
public record Device(Kind kind, int index) implements Serializable {
  /** The index of a device that is known only where the network is loaded. */
  public static final int GIVEN = -1;

  /** The processor. */
  public static final Device CPU = new Device(Kind.CPU, 0);

  private static final Pattern CUDA = Pattern.compile("cuda(?::([0-9]{1,3}))?");

  /** Kinds of device. */
  public enum Kind {
    /** The processor. */
    CPU,
    /** A graphics processor of NVIDIA's. */
    CUDA
  }

  public Device {
    if (index < GIVEN || (kind == Kind.CPU && index != 0)) {
      throw new IllegalArgumentException("Invalid device index: " + index + " of " + kind);
    }
  }

  /** A CUDA device, from 0. */
  public static Device cuda(int index) {
    return new Device(Kind.CUDA, index);
  }

  /**
   * Reads {@code cpu}, {@code cuda} or {@code cuda:1}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Device parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.equals(CPU.label())) {
      return CPU;
    }
    Matcher cuda = CUDA.matcher(name);
    if (!cuda.matches()) {
      throw new IllegalArgumentException(
          "Invalid device: " + text + ", must be cpu, cuda, or one of several as in cuda:1");
    }
    return cuda(cuda.group(1) == null ? GIVEN : Integer.parseInt(cuda.group(1)));
  }

  /** Whether the cluster manager is to say which device it is. */
  public boolean isGiven() {
    return index == GIVEN;
  }

  /** Itself, or the first of its kind where nobody says which. */
  public Device orFirst() {
    return isGiven() ? new Device(kind, 0) : this;
  }

  /** The form that {@link #parse} reads. */
  public String label() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.CPU || isGiven() ? name : name + ":" + index;
  }

  @Override
  public String toString() {
    return label();
  }
}
