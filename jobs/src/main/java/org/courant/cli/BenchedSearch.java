package org.courant.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.courant.inference.ModelBundle;
import org.courant.inference.Precision;
import org.courant.spark.TranslationRun;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The model and the search of a benchmark's jobs, as options of its command. */
class BenchedSearch {
  @Option(names = "--to", required = true, paramLabel = "LANG,…", description = "Target languages.")
  private String to;

  @Option(names = "--model", paramLabel = ModelChoice.LABEL, description = ModelChoice.MODEL)
  private String model;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "float32, bfloat16, int8, or auto for the fastest here; default: float32.")
  private Precision precision;

  @Mixin private DeviceOption device;

  @Option(names = "--beam-size", paramLabel = "N", description = "Default: the model's.")
  private Integer beamSize;

  @Option(names = "--max-new-tokens", paramLabel = "N", description = "Default: the model's.")
  private Integer maxNewTokens;

  List<String> languages() {
    return List.of(to.split(",", -1));
  }

  /** Plans a run into a folder, with further flags; master may be null. */
  TranslationRun plan(
      List<String> inputs,
      Path out,
      Map<String, String> further,
      String master,
      Shell shell,
      PrintWriter err) {
    Map<String, String> flags = new LinkedHashMap<>(settings());
    flags.put("to", to);
    flags.put("out", out.toString());
    flags.putAll(further);
    ModelChoice choice = new ModelChoice(shell, err, false);
    try {
      return TranslationRun.plan(inputs, flags, master, named -> choice.folder(named, languages()));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  /** The model's bundle. */
  ModelBundle bundle(Shell shell, PrintWriter err) {
    return new ModelChoice(shell, err, false).bundle(model, languages());
  }

  /** Flags that were given, by name without dashes: model and search. */
  Map<String, String> settings() {
    Map<String, String> flags = new LinkedHashMap<>();
    if (model != null) {
      flags.put("model", model);
    }
    if (precision != null) {
      flags.put("precision", precision.label());
    }
    flags.put("device", device.text());
    if (beamSize != null) {
      flags.put("beam-size", beamSize.toString());
    }
    if (maxNewTokens != null) {
      flags.put("max-new-tokens", maxNewTokens.toString());
    }
    return flags;
  }
}
