package org.courant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.courant.corpus.ReadOptions;
import org.courant.evaluation.RandomSummarizer;
import org.courant.evaluation.RougeTokenizer;
import org.courant.evaluation.SummaryEvaluation;
import org.courant.evaluation.SummaryExample;
import org.courant.evaluation.SummaryExamples;
import org.courant.inference.ModelBundle;
import org.courant.inference.SourceMeasure;
import org.courant.inference.TextModel;
import org.courant.spark.JobOptions;
import org.courant.summary.Summarizer;
import org.courant.summary.SummaryLanguage;
import org.courant.summary.SummaryLength;
import org.courant.summary.SummaryOptions;
import org.courant.summary.SummaryStrategy;
import org.courant.translation.BriefingSegmenter;
import org.courant.translation.SourceLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant evaluate summaries}: ROUGE of summaries against written ones. */
@Command(
    name = "summaries",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Summarizes texts that have a summary already, and prints ROUGE-1, -2 and -L (F, in percent,",
      "without stemming) of the extractive summaries beside those of the first sentences and of",
      "sentences by chance. Nothing is translated: the model's encoder alone is run."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  courant evaluate summaries speeches.jsonl.gz --title-column headline --body-column text"
    })
final class EvaluateSummariesCommand implements Callable<Integer> {
  /** Chance is a mean of so many draws. */
  private static final int DRAWS = 5;

  @ParentCommand private EvaluateCommand evaluate;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSONL or CSV with a column for the summary.")
  private List<Path> files;

  @Option(
      names = "--summary-column",
      paramLabel = "NAME",
      defaultValue = "summary",
      description = "Default: ${DEFAULT-VALUE}.")
  private String summaryColumn;

  @Option(
      names = "--title-column",
      paramLabel = "NAME",
      defaultValue = "title",
      description = "Default: ${DEFAULT-VALUE}.")
  private String titleColumn;

  @Option(
      names = "--body-column",
      paramLabel = "NAME",
      defaultValue = "body",
      description = "Default: ${DEFAULT-VALUE}.")
  private String bodyColumn;

  @Option(
      names = "--from",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "Language of the texts; default: ${DEFAULT-VALUE}.")
  private String from;

  @Option(
      names = "--summary-sentences",
      paramLabel = "N",
      defaultValue = "" + SummaryOptions.DEFAULT_SENTENCES,
      description = "Sentences in a summary; default: ${DEFAULT-VALUE}.")
  private int sentences;

  @Option(
      names = "--rouge-words",
      paramLabel = "HOW",
      description = {
        "ascii: as rouge-score cuts, which knows a to z only; unicode: letters of any script;",
        "default: ascii for English, else unicode."
      })
  private RougeTokenizer words;

  @Option(
      names = "--half",
      paramLabel = "1|2",
      description = "Only the texts of one half, by the hash of their ids.")
  private Integer half;

  @Option(names = "--model", paramLabel = ModelChoice.LABEL, description = ModelChoice.MODEL)
  private String model;

  @Override
  public Integer call() throws IOException {
    Map<String, Summarizer> summarizers = summarizers();
    requireHalf();
    ModelBundle bundle = bundle();
    RougeTokenizer tokenizer = words == null ? RougeTokenizer.of(from) : words;
    try (SourceMeasure measure = SourceMeasure.of(bundle);
        TextModel encoder = TextModel.load(bundle, JobOptions.DEFAULT_PRECISION)) {
      List<SummaryExample> examples = examples(SourceLimit.of(measure));
      SummaryEvaluation evaluation =
          new SummaryEvaluation(
              examples,
              encoder,
              bundle.targetLanguages().get(0),
              JobOptions.DEFAULT_BATCH_TOKENS,
              tokenizer);
      PrintWriter out = spec.commandLine().getOut();
      out.println(examples.size() + " texts, words cut as " + tokenizer.label());
      line(out, "", "ROUGE-1", "ROUGE-2", "ROUGE-L", "words");
      summarizers.forEach((name, summarizer) -> print(name, evaluation.scores(summarizer)));
      print("random", chance(evaluation));
    }
    return ExitCode.DONE.code();
  }

  private Map<String, Summarizer> summarizers() {
    try {
      Map<String, Summarizer> summarizers = new LinkedHashMap<>();
      for (int first : List.of(2, 3, sentences)) {
        summarizers.put("lead-" + first, summarizer(SummaryStrategy.LEAD, first));
      }
      summarizers.put("extractive-" + sentences, summarizer(SummaryStrategy.EXTRACTIVE, sentences));
      return summarizers;
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private static Summarizer summarizer(SummaryStrategy strategy, int sentences) {
    return Summarizer.ofSegments(
        SummaryOptions.ofSegments(
            strategy, SummaryLength.sentences(sentences), List.of(SummaryLanguage.SOURCE)));
  }

  private void requireHalf() {
    if (half != null && half != 1 && half != 2) {
      throw new WrongUsage(
          new IllegalArgumentException("Invalid half: " + half + ", must be 1 or 2"));
    }
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new WrongUsage(
            new IllegalArgumentException(
                "Invalid file: " + file + ", no file there that may be read"));
      }
    }
  }

  private ModelBundle bundle() {
    return new ModelChoice(evaluate.shell(), spec.commandLine().getErr(), false)
        .bundle(model, List.of());
  }

  private List<SummaryExample> examples(SourceLimit limit) throws IOException {
    SummaryExamples read =
        new SummaryExamples(readOptions(), summaryColumn, new BriefingSegmenter(from, limit));
    for (Path file : files) {
      read.read(file);
    }
    read.refusals()
        .forEach(refusal -> spec.commandLine().getErr().println("courant: left out: " + refusal));
    return half == null ? read.examples() : read.half(half);
  }

  private ReadOptions readOptions() {
    ReadOptions defaults = ReadOptions.defaults();
    return new ReadOptions(
        defaults.format(),
        defaults.charset(),
        defaults.idColumn(),
        titleColumn,
        bodyColumn,
        defaults.maxLineChars(),
        defaults.maxDocumentChars());
  }

  private SummaryEvaluation.Scores chance(SummaryEvaluation evaluation) {
    double[] sums = new double[4];
    for (int seed = 0; seed < DRAWS; seed++) {
      SummaryEvaluation.Scores scores = evaluation.scores(new RandomSummarizer(sentences, seed));
      sums[0] += scores.rouge1() / DRAWS;
      sums[1] += scores.rouge2() / DRAWS;
      sums[2] += scores.rougeL() / DRAWS;
      sums[3] += scores.words() / DRAWS;
    }
    return new SummaryEvaluation.Scores(sums[0], sums[1], sums[2], sums[3]);
  }

  private void print(String name, SummaryEvaluation.Scores scores) {
    line(
        spec.commandLine().getOut(),
        name,
        percent(scores.rouge1()),
        percent(scores.rouge2()),
        percent(scores.rougeL()),
        String.format(Locale.ROOT, "%.0f", scores.words()));
  }

  private static void line(PrintWriter out, String name, String... values) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-14s", name));
    for (String value : values) {
      line.append(String.format(Locale.ROOT, "%9s", value));
    }
    out.println(line);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
