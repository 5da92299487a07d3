package org.courant.cli;

import org.courant.inference.Computation;
import org.courant.inference.Precision;
import org.courant.transformer.Device;
import picocli.CommandLine.Option;

/** The device of a command that loads the model in its own process. */
final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "D",
      description = "cpu, or a CUDA device, as in cuda:0; default: cpu.")
  private String device = Device.CPU.label();

  /** As it was given. */
  String text() {
    return device;
  }

  /** That precision on the device. */
  Computation with(Precision precision) {
    try {
      return Computation.of(precision, device);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }
}
