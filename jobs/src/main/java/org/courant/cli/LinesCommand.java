package org.courant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.courant.inference.Computation;
import org.courant.inference.GenerationOptions;
import org.courant.inference.ModelBundle;
import org.courant.inference.Precision;
import org.courant.inference.SourceMeasure;
import org.courant.inference.TextModel;
import org.courant.spark.JobOptions;
import org.courant.translation.LineTranslator;
import org.courant.translation.SourceLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant lines}: plain lines in, their translations out, without Spark. */
@Command(
    name = "lines",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Translates standard input line by line to standard output, through the same model.",
      "A line above the model's limit is cut at its clauses; an empty line stays empty."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo 'The talks resume on Monday.' | courant lines --to uk",
      "  courant lines --to ko --model models/mine --beam-size 1 < flores.en > flores.ko"
    })
final class LinesCommand implements Callable<Integer> {
  /** Lines that go to the model in one call; fixed, so that threads do not change the result. */
  private static final int CHUNK = 128;

  @ParentCommand private Courant courant;

  @Spec private CommandSpec spec;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "LANG",
      description =
          "Target language, a BCP 47 tag; the model in the jar has ko, ko-x-plain and uk.")
  private String to;

  @Option(names = "--model", paramLabel = ModelChoice.LABEL, description = ModelChoice.MODEL)
  private String model;

  @Option(names = "--pull", description = ModelChoice.PULL)
  private boolean pull;

  @Option(
      names = "--beam-size",
      paramLabel = "N",
      description = "Hypotheses kept, 1 for greedy search; default: the model's.")
  private Integer beamSize;

  @Option(names = "--length-penalty", paramLabel = "X", description = "Default: the model's.")
  private Double lengthPenalty;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "float32, bfloat16, int8, or auto for the fastest here; default: float32.")
  private Precision precision;

  @Mixin private DeviceOption device;

  @Option(
      names = "--batch-tokens",
      paramLabel = "N",
      defaultValue = "" + JobOptions.DEFAULT_BATCH_TOKENS,
      description = "Most source tokens in a batch; default: ${DEFAULT-VALUE}.")
  private int batchTokens;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that translate; default: one for each core.")
  private Integer threads;

  @Override
  public Integer call() throws IOException {
    ModelBundle bundle = bundle();
    courant
        .shell()
        .selfTest(bundle.sha256())
        .filter(verdict -> !verdict.passed())
        .ifPresent(
            verdict ->
                spec.commandLine().getErr().println("courant: self-test: " + verdict.text()));
    GenerationOptions generation = generation(bundle.generationDefaults());
    Computation computation =
        device.with(precision == null ? JobOptions.DEFAULT_PRECISION : precision);
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    ExecutorService executor = Executors.newFixedThreadPool(workers);
    try (SourceMeasure measure = SourceMeasure.of(bundle);
        TextModel loaded = TextModel.load(bundle, computation)) {
      SourceLimit limit = SourceLimit.of(measure);
      translate(new LineTranslator(loaded, limit, to, generation, batchTokens), executor, workers);
    } finally {
      executor.shutdown();
    }
    return ExitCode.DONE.code();
  }

  private ModelBundle bundle() {
    return new ModelChoice(courant.shell(), spec.commandLine().getErr(), pull)
        .bundle(model, List.of(to));
  }

  private GenerationOptions generation(GenerationOptions defaults) {
    try {
      return new GenerationOptions(
          beamSize == null ? defaults.beamSize() : beamSize,
          lengthPenalty == null ? defaults.lengthPenalty() : lengthPenalty,
          defaults.noRepeatNgramSize(),
          defaults.repetitionPenalty(),
          defaults.minNewTokens(),
          defaults.maxNewTokens());
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private void translate(LineTranslator translator, ExecutorService executor, int workers)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(courant.shell().in(), StandardCharsets.UTF_8));
    List<String> lines = take(in, CHUNK * workers);
    while (!lines.isEmpty()) {
      List<Future<List<String>>> results = new ArrayList<>();
      for (int from = 0; from < lines.size(); from += CHUNK) {
        List<String> chunk = lines.subList(from, Math.min(lines.size(), from + CHUNK));
        results.add(executor.submit(() -> translator.translate(chunk)));
      }
      results.forEach(result -> await(result).forEach(out::println));
      lines = take(in, CHUNK * workers);
    }
  }

  private static List<String> take(BufferedReader in, int most) throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    while (lines.size() < most && (line = in.readLine()) != null) {
      lines.add(line);
    }
    return lines;
  }

  private static List<String> await(Future<List<String>> result) {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot translate: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot translate: interrupted", e);
    }
  }
}
