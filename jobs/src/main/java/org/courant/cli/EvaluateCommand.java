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
    subcommands = {
      EvaluateSummariesCommand.class,
      EvaluateChecksCommand.class,
      EvaluateConfidenceCommand.class,
      EvaluateGlossaryCommand.class,
      EvaluateLadderCommand.class,
      EvaluateSurvivalCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = "Measures summaries, checks, scores, terms, repairs, and what survives.")
final class EvaluateCommand implements Runnable {
  @ParentCommand private Courant courant;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: summaries, checks, confidence, glossary, ladder or survival");
  }

  Shell shell() {
    return courant.shell();
  }
}
