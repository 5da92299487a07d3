package org.courant.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.courant.spark.ReportLine;
import org.courant.spark.RunOutcome;
import org.courant.spark.RunReport;
import org.courant.spark.TranslationRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant translate}: a corpus in, tables out. */
@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Translates briefings into tables: briefings, segments, rejects, report.json and report.html.",
      "",
      "Reads .txt, .md, .html, .jsonl, .csv and .parquet, each of the text formats also as .gz.",
      "Every option but --master, --pull and --report-line may also be set as spark.courant.NAME; the"
          + " flag wins."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:done, but more documents were rejected than --allowed-rejects, or --fail-on says so",
      "2:wrong usage, nothing was begun",
      "3:failed, no table was written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  courant translate data/briefings --to ko,uk --out out",
      "  courant translate 'news/2026-*/*.html' wire.jsonl.gz --to uk --out out --mode overwrite",
      "  courant translate feed.csv --id-column guid --body-column text --to ko --out out",
      "  courant translate in --to ko --out out --model ~/models/opus-mt-en-ko --beam-size 6",
      "  courant translate in --to uk --out out --pull --model Helsinki-NLP/opus-mt-en-uk",
      "  courant translate in --to ko,uk --out out --glossary data/glossary.csv",
      "  courant translate news --to ko,uk --out out --only-new",
      "  courant translate 'news/date={date}' --to ko --out out --date 2026-11-26 --report-line",
      "  spark-submit --class org.courant.cli.Courant courant-jobs-spark.jar \\",
      "      translate hdfs:///news --to ko,uk --out hdfs:///localized"
    })
// picocli fills the fields for its help; the values are read from what it matched. On a JDK 17,
// which
// the build asks for, there is a console only on a terminal.
@SuppressWarnings({"UnusedVariable", "SystemConsoleNull"})
final class TranslateCommand implements Callable<Integer>, Failure.Listener {
  /** The option that asks for a line of JSON, last of all. */
  static final String REPORT_LINE = "--report-line";

  /** Options that are not settings of the job. */
  private static final Set<String> OWN = Set.of("help", "version", "master", "pull", "report-line");

  @ParentCommand private Courant courant;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Files, folders or globs of any Hadoop file system.")
  private List<String> inputs;

  @Option(names = "--to", paramLabel = "LANG,…", description = "Target languages: ko,uk.")
  private String to;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for the tables.")
  private String out;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "If DIR holds tables already: errorifexists (default), overwrite, append, ignore.")
  private String mode;

  @Option(
      names = "--table-format",
      paramLabel = "FORMAT",
      description =
          "parquet (default), or delta or iceberg, which spark-submit --packages brings along.")
  private String tableFormat;

  @Option(
      names = "--only-new",
      description =
          "Translate only briefings that are new or changed, by content, since they were written to"
              + " DIR with the same model and settings; the others keep their rows.")
  private boolean onlyNew;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description =
          "Write the partition of one day, and replace it alone if it is there; {date} in INPUT is"
              + " the day.")
  private String date;

  @Option(
      names = "--run-id",
      paramLabel = "NAME",
      description = "Name the run; a run of that name that was finished in DIR is not done again.")
  private String runId;

  @Option(
      names = TranslateCommand.REPORT_LINE,
      description =
          "Print one line of JSON on standard output, last of all, whatever happens; everything else"
              + " goes to standard error.")
  private boolean reportLine;

  @Option(
      names = "--memory",
      paramLabel = "DIR|none",
      description =
          "Translation memory: what it holds is not translated again; default: memory in --out.")
  private String memory;

  @Option(
      names = "--model",
      paramLabel = ModelChoice.LABEL,
      description = {
        ModelChoice.MODEL,
        "On a cluster also the #NAME of an archive in --archives, or a folder or archive on shared",
        "storage, of which every host makes a copy: hdfs:///models/opus.zip."
      })
  private String model;

  @Option(names = "--pull", description = ModelChoice.PULL)
  private boolean pull;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; default: spark.master, else all cores of this machine.")
  private String master;

  @Option(names = "--from", paramLabel = "LANG", description = "Source language; default: en.")
  private String from;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text, markdown, html, jsonl, csv or parquet for all files; default: by extension.")
  private String format;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description = "Charset of all text files; default: UTF-8, others detected and noted.")
  private String charset;

  @Option(names = "--id-column", paramLabel = "NAME", description = "Default: id.")
  private String idColumn;

  @Option(names = "--title-column", paramLabel = "NAME", description = "Default: title.")
  private String titleColumn;

  @Option(names = "--body-column", paramLabel = "NAME", description = "Default: body.")
  private String bodyColumn;

  @Option(
      names = "--max-line-chars",
      paramLabel = "N",
      description = "A longer line is a reject; default: 1000000.")
  private String maxLineChars;

  @Option(
      names = "--max-document-chars",
      paramLabel = "N",
      description = "A longer document is a reject; default: 10000000.")
  private String maxDocumentChars;

  @Option(
      names = "--beam-size",
      paramLabel = "N",
      description = "Hypotheses kept, 1 for greedy search; default: the model's.")
  private String beamSize;

  @Option(names = "--length-penalty", paramLabel = "X", description = "Default: the model's.")
  private String lengthPenalty;

  @Option(
      names = "--no-repeat-ngram-size",
      paramLabel = "N",
      description = "No N tokens twice in a target, 0 for no limit; default: the model's.")
  private String noRepeatNgramSize;

  @Option(names = "--repetition-penalty", paramLabel = "X", description = "Default: the model's.")
  private String repetitionPenalty;

  @Option(names = "--min-new-tokens", paramLabel = "N", description = "Default: the model's.")
  private String minNewTokens;

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      description = "0 for a limit that follows the source's length; default: the model's.")
  private String maxNewTokens;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description =
          "float32, bfloat16, int8, or auto for the driver's fastest; default: @|bold float32|@.")
  private String precision;

  @Option(
      names = "--device",
      paramLabel = "D",
      description =
          "cpu, cuda for the CUDA device that Spark gives, or one of several as in cuda:1; default: @|bold cpu|@.")
  private String device;

  @Option(
      names = "--batch-tokens",
      paramLabel = "N",
      description = "Most source tokens in a batch; default: 2048.")
  private String batchTokens;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Spark partitions to translate in; default: one for each shard.")
  private String partitions;

  @Option(
      names = "--allowed-rejects",
      paramLabel = "SHARE",
      description = "Share of rejected documents above which the exit code is 1; default: 0.05.")
  private String allowedRejects;

  @Option(
      names = "--fail-on",
      paramLabel = "MEASURE>SHARE,…",
      description =
          "Shares above which the exit code is 1: flagged, needs_review, fallback (each in any"
              + " language), rejects; as in 'flagged>0.2,needs_review>0.5'.")
  private String failOn;

  @Option(
      names = "--ladder",
      paramLabel = "on|off",
      description =
          "Translate sentences again that a check objects to, and headings as sentences;"
              + " default: on.")
  private String ladder;

  @Option(
      names = "--glossary",
      paramLabel = "FILE",
      description = "Terms that targets must have: .csv, .tsv or .tbx; see data/glossary.csv.")
  private String glossary;

  @Option(
      names = "--second-model",
      paramLabel = ModelChoice.LABEL,
      description = "A model for sentences that the first cannot do; loaded when one needs it.")
  private String secondModel;

  @Option(
      names = "--review-below",
      paramLabel = "CONFIDENCE",
      description = "A briefing needs review below this confidence, 0 to 1; default: 0.5.")
  private String reviewBelow;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "What was measured of the model's token probabilities, as evaluate confidence --fit"
              + " writes it; default: the calibration.json beside the model.")
  private String calibration;

  @Option(
      names = "--summary",
      paramLabel = "HOW",
      description = {
        "extractive (default): the sentences that tell most; lead: the first sentences;",
        "abstractive: written by --summary-model; none: no summary."
      })
  private String summary;

  @Option(
      names = "--summary-model",
      paramLabel = ModelChoice.LABEL,
      description = "Summarization checkpoint: BART, Pegasus, mBART, T5 or mT5.")
  private String summaryModel;

  @Option(
      names = "--faithful",
      description =
          "A written sentence that says what the briefing does not gives way to the briefing's own.")
  private boolean faithful;

  @Option(
      names = "--summary-sentences",
      paramLabel = "N",
      description = "Most sentences in a summary; default: 2, or what --summary-model writes.")
  private String summarySentences;

  @Option(
      names = "--summary-words",
      paramLabel = "N",
      description = "Most words in a summary, counted in the source, instead of sentences.")
  private String summaryWords;

  @Option(
      names = "--summary-chars",
      paramLabel = "N",
      description = "Most characters in a summary, counted in the source, instead of sentences.")
  private String summaryChars;

  @Option(
      names = "--summary-from",
      paramLabel = "TEXT",
      description =
          "What --summary-model reads: source, the briefing, whose summary is then translated"
              + " (default); or target, each translation, for a model that knows its language.")
  private String summaryFrom;

  @Option(
      names = "--summary-language",
      paramLabel = "SIDE,…",
      description = "source, target or both; default: source,target.")
  private String summaryLanguage;

  private final ReportLine line = new ReportLine();

  @Override
  public Integer call() {
    try {
      return translate();
    } catch (Error e) {
      // Java would end with 1, which says that all was done.
      throw new IllegalStateException("Cannot go on: " + e, e);
    }
  }

  private int translate() {
    TranslationRun run = plan();
    line.begin(run);
    CommandLine command = spec.commandLine();
    ProgressLine progress = new ProgressLine(command.getErr(), System.console() != null);
    RunOutcome outcome = run.execute(progress);
    progress.end();
    line.end(outcome);
    print(run, outcome, reportLine ? command.getErr() : command.getOut());
    outcome.alarms().forEach(alarm -> command.getErr().println("courant: alarm: " + alarm));
    ExitCode code = outcome.alarms().isEmpty() ? ExitCode.DONE : ExitCode.DONE_WITH_ALARM;
    tell(code, null);
    return code.code();
  }

  private void print(TranslationRun run, RunOutcome outcome, PrintWriter out) {
    Optional<RunReport> report = outcome.report();
    if (report.isEmpty()) {
      out.println("Nothing done: " + outcome.reason());
      return;
    }
    new ClosingTable(out).print(report.get(), courant.shell().selfTest(run.model().sha256()));
  }

  @Override
  public void tell(ExitCode code, String reason) {
    if (reportLine) {
      spec.commandLine().getErr().flush();
      spec.commandLine().getOut().println(line.json(code.status(), code.code(), reason));
      spec.commandLine().getOut().flush();
    }
  }

  private TranslationRun plan() {
    ModelChoice choice = new ModelChoice(courant.shell(), spec.commandLine().getErr(), pull);
    try {
      List<String> languages =
          to == null ? List.of() : Stream.of(to.split(",")).map(String::strip).toList();
      return TranslationRun.plan(inputs, flags(), master, named -> choice.folder(named, languages));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  /** What was given on the command line, by option name without dashes. */
  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName().replaceFirst("^--", "");
      if (!OWN.contains(name)) {
        flags.put(name, String.valueOf(option.<Object>getValue()));
      }
    }
    return flags;
  }
}
