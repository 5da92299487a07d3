package org.courant.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.courant.benchmark.BenchmarkFile;
import org.courant.benchmark.EngineBenchmark;
import org.courant.benchmark.EngineFigures;
import org.courant.benchmark.EngineSettings;
import org.courant.benchmark.ProcessUsage;
import org.courant.inference.ModelBundle;
import org.courant.inference.Precision;
import org.courant.spark.JobOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant bench engine}: target tokens per second of a checkpoint, without Spark. */
@Command(
    name = "engine",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Translates sentences of news to targets of a fixed number of tokens and prints the speed.",
      "Every combination of precision, threads and beam size is measured. Peak memory is the",
      "process's so far: measure one combination to learn its own."
    })
final class BenchEngineCommand implements Callable<Integer> {
  private static final String HEADER =
      "%-9s %4s %7s %12s %12s %14s %6s %7s %7s %9s%n"
          .formatted(
              "precision",
              "beam",
              "threads",
              "target tok/s",
              "source tok/s",
              "target/CPU s",
              "peak%",
              "load s",
              "CPU s",
              "memory MB");

  @ParentCommand private BenchCommand bench;

  @Spec private CommandSpec spec;

  @Option(names = "--model", paramLabel = ModelChoice.LABEL, description = ModelChoice.MODEL)
  private String model;

  @Option(
      names = "--precision",
      paramLabel = "P",
      split = ",",
      description = "float32, bfloat16, int8, or auto for the fastest here; default: float32.")
  private List<Precision> precisions = List.of(JobOptions.DEFAULT_PRECISION);

  @Mixin private DeviceOption device;

  @Option(
      names = "--beam-size",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,4",
      description = "Default: ${DEFAULT-VALUE}.")
  private List<Integer> beamSizes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2",
      description = "Default: ${DEFAULT-VALUE}.")
  private List<Integer> threads;

  @Option(
      names = "--sentences",
      paramLabel = "N",
      defaultValue = "512",
      description = "Most that are bundled; default: ${DEFAULT-VALUE}.")
  private int sentences;

  @Option(
      names = "--target-tokens",
      paramLabel = "N",
      defaultValue = "40",
      description = "Tokens of every target; default: ${DEFAULT-VALUE}.")
  private int targetTokens;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "32",
      description = "Sentences in a batch; default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  private Path json;

  @Override
  public Integer call() {
    List<EngineSettings> settings = settings();
    ModelBundle bundle = bundle();
    List<Map<String, Object>> runs = new ArrayList<>();
    spec.commandLine().getOut().printf("%s, %s%n", bundle.name(), ProcessUsage.machine());
    spec.commandLine().getOut().print(HEADER);
    for (Precision precision : precisions) {
      try (EngineBenchmark benchmark =
          EngineBenchmark.load(bundle.checkpoint(), device.with(precision))) {
        for (EngineSettings one : settings) {
          EngineFigures figures = benchmark.measure(one);
          print(figures);
          runs.add(figures.described());
        }
      }
    }
    if (json != null) {
      Map<String, Object> subject = new LinkedHashMap<>();
      subject.put("model", bundle.name());
      subject.put("model_sha256", bundle.sha256());
      BenchmarkFile.write(json, subject, runs);
    }
    return ExitCode.DONE.code();
  }

  private List<EngineSettings> settings() {
    try {
      List<EngineSettings> all = new ArrayList<>();
      for (int count : threads) {
        for (int beamSize : beamSizes) {
          all.add(new EngineSettings(beamSize, count, sentences, targetTokens, batchSize));
        }
      }
      return all;
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.0f", 100 * share.getAsDouble()) : "-";
  }

  private ModelBundle bundle() {
    return new ModelChoice(bench.courant().shell(), spec.commandLine().getErr(), false)
        .bundle(model, List.of());
  }

  private void print(EngineFigures figures) {
    OptionalLong memory = figures.peakResidentBytes();
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%-9s %4d %7d %12.0f %12.0f %14.0f %6s %7.1f %7.1f %9s%n",
            figures.computation().precision().label(),
            figures.settings().beamSize(),
            figures.settings().threads(),
            figures.targetTokensPerSecond(),
            figures.sourceTokensPerSecond(),
            figures.targetTokensPerCpuSecond(),
            percent(figures.shareOfPeak()),
            figures.loadSeconds(),
            figures.cpuSeconds(),
            memory.isPresent() ? memory.getAsLong() / 1_000_000 : "-");
    spec.commandLine().getOut().flush();
  }
}
