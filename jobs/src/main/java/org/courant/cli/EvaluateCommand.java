package org.courant.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant evaluate}: results against references. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = EvaluateSummariesCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Compares results with references.")
final class EvaluateCommand implements Runnable {
  @ParentCommand private Courant courant;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: summaries");
  }

  Shell shell() {
    return courant.shell();
  }
}
