package org.courant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.courant.benchmark.BareEngine;
import org.courant.benchmark.BenchmarkFile;
import org.courant.benchmark.ProcessUsage;
import org.courant.spark.JobOptions;
import org.courant.spark.RunListener;
import org.courant.spark.RunReport;
import org.courant.spark.TranslatedSources;
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
      "and prints how long each run took. The first one loads the model. --bare then gives the",
      "distinct sentences to the engine alone and prints the share of its rate that the last run",
      "reached, all its steps together."
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
      names = "--bare",
      description =
          "Runs the engine alone beside it, on all cores of this machine; implies --ladder off, as"
              + " the engine alone repairs nothing.")
  private boolean bare;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    int runs = job.runs();
    Path folder = Files.createTempDirectory("courant-bench-");
    try {
      List<Map<String, Object>> figures = new ArrayList<>();
      TranslationRun run = null;
      for (int i = 0; i < runs; i++) {
        run = plan(folder.resolve("run-" + i));
        figures.add(measure(run));
        print(figures.get(i));
      }
      if (bare) {
        compareWithEngine(run, figures.get(runs - 1));
      }
      if (json != null) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("model", run.model().name());
        subject.put("inputs", job.inputs());
        BenchmarkFile.write(json, subject, figures);
      }
      return ExitCode.DONE.code();
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private TranslationRun plan(Path out) {
    Map<String, String> further = bare ? Map.of("ladder", "off") : Map.of();
    return job.plan(out, further, master, bench.courant().shell(), spec.commandLine().getErr());
  }

  private static Map<String, Object> measure(TranslationRun run) {
    double cpu = ProcessUsage.now().cpuSeconds();
    long begun = System.nanoTime();
    RunReport report = run.execute(RunListener.silent()).report().orElseThrow();
    double seconds = (System.nanoTime() - begun) / 1e9;
    ProcessUsage usage = ProcessUsage.now();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("precision", run.options().computation().label());
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

  /** The engine's own rate on what the run translated, put beside the run's. */
  private void compareWithEngine(TranslationRun run, Map<String, Object> figures) {
    JobOptions options = run.options();
    List<String> sentences =
        TranslatedSources.of(options.output(), options.languages().get(0), master);
    int threads = Runtime.getRuntime().availableProcessors();
    BareEngine engine =
        BareEngine.translating(
            job.bundle(bench.courant().shell(), spec.commandLine().getErr()),
            options.computation(),
            sentences,
            options.languages(),
            options.generation(),
            options.batchTokens(),
            threads);
    double share =
        number(figures, "target_tokens_per_second").doubleValue() / engine.tokensPerSecond();
    figures.put("distinct_sentences", sentences.size());
    figures.put("bare_seconds", engine.seconds());
    figures.put("bare_cpu_seconds", engine.cpuSeconds());
    figures.put("bare_target_tokens_per_second", engine.tokensPerSecond());
    figures.put("share_of_bare_engine", share);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "engine alone: %,d distinct sentences, %,d target tokens in %.1f s: %,.0f tokens/s; the run reached %.0f %% of it%n",
            sentences.size(),
            engine.targetTokens(),
            engine.seconds(),
            engine.tokensPerSecond(),
            100 * share);
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
}
