package org.courant.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.courant.inference.ModelBundle;
import org.courant.inference.ModelMemory;
import org.courant.inference.Precision;
import org.courant.spark.ExecutorSize;
import org.courant.spark.JobOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant models size}: what an executor with a checkpoint needs. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Estimates the memory of an executor that hosts a checkpoint and prints Spark's settings for",
      "it. The weights are not loaded.",
      "",
      "A task translates on one thread, and the tasks of an executor share one copy of the weights:",
      "few large executors, with a task for each core, take the least memory."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  courant models size --executor-cores 4 --precision int8",
      "  courant models size facebook/nllb-200-distilled-600M --executor-cores 16"
    })
final class ModelsSizeCommand implements Callable<Integer> {

  @ParentCommand private ModelsCommand models;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = ModelChoice.LABEL,
      description = "A folder or a pulled model; default: the model in the jar.")
  private String model;

  @Option(
      names = "--executor-cores",
      paramLabel = "N",
      defaultValue = "4",
      description = "Cores of an executor; default: ${DEFAULT-VALUE}.")
  private int executorCores;

  @Option(
      names = "--task-cpus",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Cores of a task; more than one leaves cores idle and saves the memory of a batch for each;",
        "default: ${DEFAULT-VALUE}."
      })
  private int taskCpus;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "float32, bfloat16, int8, or auto for the fastest here; default: float32.")
  private Precision precision = JobOptions.DEFAULT_PRECISION;

  @Option(
      names = "--beam-size",
      paramLabel = "N",
      description = "Hypotheses kept; default: the model's.")
  private Integer beamSize;

  @Option(
      names = "--batch-tokens",
      paramLabel = "N",
      defaultValue = "" + JobOptions.DEFAULT_BATCH_TOKENS,
      description = "Most source tokens in a batch; default: ${DEFAULT-VALUE}.")
  private int batchTokens;

  @Override
  public Integer call() {
    ModelBundle bundle = models.bundle(model);
    int beams = beamSize == null ? bundle.generationDefaults().beamSize() : beamSize;
    requireOneOrMore("beam-size", beams);
    requireOneOrMore("batch-tokens", batchTokens);
    Precision resolved = precision.resolved();
    ModelMemory memory = ModelMemory.of(bundle, resolved, beams, batchTokens);
    ExecutorSize size = size(memory);
    Rows rows = new Rows(spec.commandLine().getOut());
    rows.row("model", bundle.name());
    rows.row(
        "checkpoint",
        String.format(
            Locale.ROOT,
            "%s on disk, %.1f million numbers",
            ByteCount.text(memory.stored()),
            memory.parameters() / 1e6));
    rows.row(
        "work",
        "%s, beam %d, batches of %d source tokens, %d tasks at once"
            .formatted(resolved.label(), beams, batchTokens, size.tasks()));
    rows.row("weights", ByteCount.text(memory.weights()) + ", once for all tasks");
    rows.row("loading", ByteCount.text(memory.loading()) + ", for a time");
    rows.row("batches", size.tasks() + " times " + ByteCount.text(memory.batch()));
    rows.row("base", ByteCount.text(ModelMemory.BASE) + " for the libraries and the JVM itself");
    rows.row("native", ByteCount.text(memory.total(size.tasks())));
    rows.row("container", container(size));
    print(size.options());
    return ExitCode.DONE.code();
  }

  private static String container(ExecutorSize size) {
    return String.format(
        Locale.ROOT,
        "%d MiB, %.1f GiB a core",
        size.containerMegabytes(),
        size.containerMegabytes() / 1024.0 / size.cores());
  }

  private ExecutorSize size(ModelMemory memory) {
    try {
      return ExecutorSize.of(memory, executorCores, taskCpus);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private static void requireOneOrMore(String option, int value) {
    if (value < 1) {
      throw new WrongUsage(
          new IllegalArgumentException("Invalid " + option + ": " + value + ", must be 1 or more"));
    }
  }

  private void print(List<String> options) {
    options.forEach(option -> spec.commandLine().getOut().println(option));
  }
}
