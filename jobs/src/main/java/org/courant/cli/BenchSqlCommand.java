package org.courant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.commons.io.FileUtils;
import org.courant.benchmark.BenchmarkFile;
import org.courant.spark.TextQuery;
import org.courant.spark.TranslationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant bench sql}: a query with {@code translate_text} beside the job. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Runs courant translate, and then a query that translates the same texts by translate_text",
      "from one Parquet file into another, in one JVM on all cores of this machine. Prints both and",
      "their ratio. The first run loads the model and is left out of the ratio, if there are more.",
      "",
      "The texts are the job's own after cleaning. The ladder is off unless --ladder on says",
      "otherwise; checks are made by both. The job also reads, writes all tables and its memory,",
      "and makes the pages: the whole of it says what that costs, the step in which the model",
      "works is what a query is to be compared with."
    })
final class BenchSqlCommand implements Callable<Integer> {
  /**
   * One run of either.
   *
   * @param whole from the opening of a session to its end
   * @param model where the model works: a step of the job, all of the query
   */
  private record Measured(ModelWork whole, ModelWork model) {
    Measured plus(Measured other) {
      return new Measured(whole.plus(other.whole), model.plus(other.model));
    }
  }

  /** A job and the query after it. */
  private record Pair(Measured job, Measured query) {
    Pair plus(Pair other) {
      return new Pair(job.plus(other.job), query.plus(other.query));
    }

    /** Tokens of the query for one of the job, in the same time. */
    double ratio(Function<Measured, ModelWork> part) {
      return part.apply(query).tokensPerSecond() / part.apply(job).tokensPerSecond();
    }

    double cpuRatio() {
      return job.model.cpuSecondsPerThousand() / query.model.cpuSecondsPerThousand();
    }
  }

  @ParentCommand private BenchCommand bench;

  @Spec private CommandSpec spec;

  @Mixin private BenchedJob job;

  @Option(
      names = "--ladder",
      paramLabel = "on|off",
      defaultValue = "off",
      description = "Translate sentences again that a check objects to; default: off.")
  private String ladder;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    int runs = job.runs();
    Path folder = Files.createTempDirectory("courant-bench-");
    try {
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        pairs.add(measure(folder, i));
      }
      Pair steady = pairs.subList(runs > 1 ? 1 : 0, runs).stream().reduce(Pair::plus).orElseThrow();
      print(steady);
      if (json != null) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("inputs", job.inputs());
        subject.put("ladder", ladder);
        subject.put("ratios", ratios(steady));
        BenchmarkFile.write(json, subject, pairs.stream().map(BenchSqlCommand::described).toList());
      }
      return ExitCode.DONE.code();
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private Pair measure(Path folder, int number) {
    Path out = folder.resolve("run-" + number);
    TranslationRun run =
        job.plan(
            out,
            Map.of("ladder", ladder),
            null,
            bench.courant().shell(),
            spec.commandLine().getErr());
    TranslatingClock clock = new TranslatingClock();
    ModelWork begun = ModelWork.now();
    run.execute(clock);
    Measured measured = new Measured(ModelWork.now().since(begun), clock.work());
    print("job", measured);
    Map<String, String> settings = new LinkedHashMap<>(job.settings());
    settings.put("ladder", ladder);
    TextQuery query = new TextQuery(folder.resolve("texts").toString(), job.languages(), settings);
    if (number == 0) {
      query.keep(out.toString());
    }
    Measured queried = measure(query, folder.resolve("query-" + number));
    print("sql", queried);
    return new Pair(measured, queried);
  }

  private static Measured measure(TextQuery query, Path out) {
    List<ModelWork> opened = new ArrayList<>();
    ModelWork begun = ModelWork.now();
    query.run(out.toString(), () -> opened.add(ModelWork.now()));
    ModelWork end = ModelWork.now();
    return new Measured(end.since(begun), end.since(opened.get(0)));
  }

  private void print(String name, Measured measured) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s: %,d target tokens; whole: %.1f s, %,.0f tokens/s; where the model works: %.1f s, %,.0f tokens/s, %.3f CPU s per 1,000 tokens%n",
        name,
        measured.whole.tokens(),
        measured.whole.seconds(),
        measured.whole.tokensPerSecond(),
        measured.model.seconds(),
        measured.model.tokensPerSecond(),
        measured.model.cpuSecondsPerThousand());
    out.flush();
  }

  private void print(Pair steady) {
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "sql/job in tokens/s: %.2f of the whole, %.2f where the model works, %.2f for each CPU second%n",
            steady.ratio(Measured::whole),
            steady.ratio(Measured::model),
            steady.cpuRatio());
  }

  private static Map<String, Object> ratios(Pair steady) {
    Map<String, Object> ratios = new LinkedHashMap<>();
    ratios.put("whole", steady.ratio(Measured::whole));
    ratios.put("model", steady.ratio(Measured::model));
    ratios.put("cpu", steady.cpuRatio());
    return ratios;
  }

  private static Map<String, Object> described(Pair pair) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("job", described(pair.job));
    described.put("sql", described(pair.query));
    return described;
  }

  private static Map<String, Object> described(Measured measured) {
    return Map.of("whole", measured.whole.described(), "model", measured.model.described());
  }
}
