package org.courant.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.courant.inference.ModelBundle;
import org.courant.inference.Precision;
import org.courant.transformer.Device;
import org.courant.transformer.EncoderDecoder;
import org.courant.transformer.Kernel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant bench program}: the network as a file that PyTorch opens. */
@Command(
    name = "program",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Writes the network and its weights as a TorchScript module, for a device for which there is",
      "PyTorch but no libtorch at hand: models/bench/on_device.py runs it there."
    })
final class BenchProgramCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand bench;

  @Spec private CommandSpec spec;

  @Option(names = "--model", paramLabel = ModelChoice.LABEL, description = ModelChoice.MODEL)
  private String model;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "bfloat16",
      description = "float32 or bfloat16; default: ${DEFAULT-VALUE}.")
  private Precision precision;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Kernel kernel = kernel();
    ModelBundle bundle =
        new ModelChoice(bench.courant().shell(), spec.commandLine().getErr(), false)
            .bundle(model, List.of());
    try (EncoderDecoder network = EncoderDecoder.load(bundle.checkpoint(), kernel, Device.CPU);
        OutputStream file = Files.newOutputStream(out)) {
      network.write(file);
    }
    return ExitCode.DONE.code();
  }

  /** Packed weights are of the processor that packed them. */
  private Kernel kernel() {
    return switch (precision) {
      case FLOAT32 -> Kernel.PLAIN;
      case BFLOAT16 -> Kernel.PLAIN_BFLOAT16;
      case AUTO, INT8 ->
          throw new WrongUsage(
              new IllegalArgumentException(
                  "Invalid precision: " + precision.label() + ", must be float32 or bfloat16"));
    };
  }
}
