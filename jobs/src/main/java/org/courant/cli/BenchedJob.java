package org.courant.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.courant.spark.TranslationRun;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job that a benchmark runs, as options of its command. */
final class BenchedJob extends BenchedSearch {
  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "As of courant translate.")
  private List<String> inputs;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often; default: ${DEFAULT-VALUE}.")
  private int runs;

  /** How often the job is run; less than once is wrong usage. */
  int runs() {
    if (runs < 1) {
      throw new WrongUsage(
          new IllegalArgumentException("Invalid runs: " + runs + ", must be 1 or more"));
    }
    return runs;
  }

  List<String> inputs() {
    return inputs;
  }

  /** Plans a run into a folder, with further flags; master may be null. */
  TranslationRun plan(
      Path out, Map<String, String> further, String master, Shell shell, PrintWriter err) {
    return plan(inputs, out, further, master, shell, err);
  }
}
