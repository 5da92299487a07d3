package org.courant.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant evaluate}: how far the output can be trusted, measured. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = {EvaluateChecksCommand.class, EvaluateConfidenceCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    description = "Measures checks and scores against translations by people.")
final class EvaluateCommand implements Runnable {
  @ParentCommand private Courant courant;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: checks or confidence");
  }

  Shell shell() {
    return courant.shell();
  }
}
