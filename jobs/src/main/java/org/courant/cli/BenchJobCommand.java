package org.courant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.courant.benchmark.BenchmarkFile;
import org.courant.benchmark.ProcessUsage;
import org.courant.spark.RunListener;
import org.courant.spark.RunReport;
import org.courant.spark.TranslationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant bench job}: the time of whole runs, from files to tables. */
@Command(
    name = "job",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Runs courant translate several times in one JVM, into a folder that is deleted afterwards,",
      "and prints how long each run took. The first one loads the model."
    })
final class BenchJobCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand bench;

  @Spec private CommandSpec spec;

  @Mixin private BenchedJob job;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; default: all cores of this machine.")
  private String master;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often; default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    if (runs < 1) {
      throw new WrongUsage(
          new IllegalArgumentException("Invalid runs: " + runs + ", must be 1 or more"));
    }
    Path folder = Files.createTempDirectory("courant-bench-");
    try {
      List<Map<String, Object>> figures = new ArrayList<>();
      String name = null;
      for (int i = 0; i < runs; i++) {
        TranslationRun run = plan(folder.resolve("run-" + i));
        name = run.model().name();
        figures.add(measure(run));
        print(figures.get(i));
      }
      if (json != null) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("model", name);
        subject.put("inputs", job.inputs());
        BenchmarkFile.write(json, subject, figures);
      }
      return ExitCode.DONE.code();
    } finally {
      delete(folder);
    }
  }

  private TranslationRun plan(Path out) {
    return job.plan(out, Map.of(), master, bench.courant().shell(), spec.commandLine().getErr());
  }

  private static Map<String, Object> measure(TranslationRun run) {
    double cpu = ProcessUsage.now().cpuSeconds();
    long begun = System.nanoTime();
    RunReport report = run.execute(RunListener.silent()).report().orElseThrow();
    double seconds = (System.nanoTime() - begun) / 1e9;
    ProcessUsage usage = ProcessUsage.now();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("precision", run.options().precision().label());
    figures.put("briefings", report.counts().written());
    figures.put("seconds", seconds);
    figures.put("cpu_seconds", usage.cpuSeconds() - cpu);
    figures.put("steps", report.seconds());
    figures.put("target_tokens", report.targetTokens());
    figures.put("target_tokens_per_second", report.targetTokens() / seconds);
    figures.put("translating_target_tokens_per_second", report.tokensPerSecond());
    usage.peakResidentBytes().ifPresent(bytes -> figures.put("peak_resident_bytes", bytes));
    return figures;
  }

  private void print(Map<String, Object> figures) {
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%,d briefings, %,d target tokens in %.1f s: %,.0f tokens/s, %,.0f where the model works%n",
            number(figures, "briefings").longValue(),
            number(figures, "target_tokens").longValue(),
            number(figures, "seconds").doubleValue(),
            number(figures, "target_tokens_per_second").doubleValue(),
            number(figures, "translating_target_tokens_per_second").doubleValue());
    spec.commandLine().getOut().flush();
  }

  private static Number number(Map<String, Object> figures, String name) {
    return (Number) figures.get(name);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
