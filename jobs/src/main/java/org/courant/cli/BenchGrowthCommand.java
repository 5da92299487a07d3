package org.courant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.courant.benchmark.BenchmarkFile;
import org.courant.benchmark.GrowthCorpus;
import org.courant.benchmark.ProcessUsage;
import org.courant.benchmark.ResidentTrend;
import org.courant.spark.Progress;
import org.courant.spark.RunListener;
import org.courant.spark.RunReport;
import org.courant.spark.TranslationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant bench growth}: what a sentence costs as corpora and documents grow. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Runs courant translate on corpora of growing size, and on corpora of one size with growing",
      "documents, in one JVM, and prints what a sentence costs and how much memory is in use. No",
      "sentence comes twice in a corpus. A first run that warms up is left out.",
      "",
      "The trend is how much the memory grows for 10,000 sentences in the second half of a run, in",
      "the steps in which the model works. The heap grows too until it has its size: to see the rest",
      "alone, give the heap its whole size at the start, as in",
      "COURANT_JAVA_OPTS='-Xms3g -Xmx3g -XX:+AlwaysPreTouch'.",
      "",
      "The ladder is off. With a small model and few tokens, what grows outside of the model shows."
    })
final class BenchGrowthCommand implements Callable<Integer> {
  private static final int WARMING_SENTENCES = 500;
  private static final int WORDS_IN_A_BRIEFING = 400;
  private static final int TREND_SENTENCES = 10_000;
  private static final String HEADER =
      "%9s %9s %10s %9s %12s %12s %9s %12s%n"
          .formatted(
              "sentences",
              "documents",
              "words each",
              "seconds",
              "ms/sentence",
              "CPU ms/sent.",
              "memory MB",
              "trend MB/10k");

  @ParentCommand private BenchCommand bench;

  @Spec private CommandSpec spec;

  @Mixin private BenchedSearch search;

  @Option(
      names = "--sentences",
      paramLabel = "N,…",
      split = ",",
      defaultValue = "1000,10000,100000",
      description = "Sizes of corpora with documents of 400 words; default: ${DEFAULT-VALUE}.")
  private List<Integer> sentences;

  @Option(
      names = "--words",
      paramLabel = "N,…",
      split = ",",
      defaultValue = "100,1000,10000,100000",
      description = "Sizes of documents; default: ${DEFAULT-VALUE}.")
  private List<Integer> words;

  @Option(
      names = "--words-sentences",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Size of the corpora with such documents; default: ${DEFAULT-VALUE}.")
  private int sentencesOfWords;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    List<GrowthCorpus> corpora = corpora();
    Path folder = Files.createTempDirectory("courant-bench-");
    try {
      measure(new GrowthCorpus(WARMING_SENTENCES, WORDS_IN_A_BRIEFING), folder.resolve("first"));
      spec.commandLine().getOut().print(HEADER);
      List<Map<String, Object>> figures = new ArrayList<>();
      for (GrowthCorpus corpus : corpora) {
        Map<String, Object> measured =
            measure(corpus, folder.resolve(Integer.toString(figures.size())));
        print(measured);
        figures.add(measured);
      }
      if (json != null) {
        BenchmarkFile.write(json, new LinkedHashMap<>(search.settings()), figures);
      }
      return ExitCode.DONE.code();
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private List<GrowthCorpus> corpora() {
    try {
      List<GrowthCorpus> corpora = new ArrayList<>();
      sentences.forEach(size -> corpora.add(new GrowthCorpus(size, WORDS_IN_A_BRIEFING)));
      words.forEach(size -> corpora.add(new GrowthCorpus(sentencesOfWords, size)));
      return corpora;
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private Map<String, Object> measure(GrowthCorpus corpus, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("corpus.jsonl");
    final int documents = corpus.write(file);
    TranslationRun run =
        search.plan(
            List.of(file.toString()),
            folder.resolve("out"),
            Map.of("ladder", "off"),
            null,
            bench.courant().shell(),
            spec.commandLine().getErr());
    ResidentTrend trend = new ResidentTrend();
    double cpu = ProcessUsage.now().cpuSeconds();
    long begun = System.nanoTime();
    RunReport report = run.execute(sampling(trend)).report().orElseThrow();
    double seconds = (System.nanoTime() - begun) / 1e9;
    cpu = ProcessUsage.now().cpuSeconds() - cpu;
    long distinct = report.counts().distinct();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("sentences", distinct);
    figures.put("documents", documents);
    figures.put("words", corpus.words());
    figures.put("seconds", seconds);
    figures.put("cpu_seconds", cpu);
    figures.put("steps", report.seconds());
    figures.put("milliseconds_per_sentence", 1e3 * seconds / distinct);
    figures.put("cpu_milliseconds_per_sentence", 1e3 * cpu / distinct);
    ProcessUsage.residentBytes().ifPresent(bytes -> figures.put("resident_bytes", bytes));
    OptionalLong peak = ProcessUsage.now().peakResidentBytes();
    peak.ifPresent(bytes -> figures.put("peak_resident_bytes", bytes));
    OptionalDouble slope = trend.bytesPerPiece();
    slope.ifPresent(bytes -> figures.put("resident_bytes_per_sentence", bytes));
    return figures;
  }

  private static RunListener sampling(ResidentTrend trend) {
    return new RunListener() {
      @Override
      public void begun(String steps) {}

      @Override
      public void progressed(Progress progress) {
        trend.sample(progress.done());
      }
    };
  }

  private void print(Map<String, Object> figures) {
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%,9d %,9d %,10d %9.1f %12.2f %12.2f %9s %12s%n",
            number(figures, "sentences").longValue(),
            number(figures, "documents").longValue(),
            number(figures, "words").longValue(),
            number(figures, "seconds").doubleValue(),
            number(figures, "milliseconds_per_sentence").doubleValue(),
            number(figures, "cpu_milliseconds_per_sentence").doubleValue(),
            megabytes(figures, "resident_bytes", 1, "%.0f"),
            megabytes(figures, "resident_bytes_per_sentence", TREND_SENTENCES, "%.1f"));
    spec.commandLine().getOut().flush();
  }

  private static Number number(Map<String, Object> figures, String name) {
    return (Number) figures.get(name);
  }

  private static String megabytes(
      Map<String, Object> figures, String name, double factor, String format) {
    Number bytes = number(figures, name);
    return bytes == null
        ? "-"
        : String.format(Locale.ROOT, format, bytes.doubleValue() * factor / 1e6);
  }
}
