package org.courant.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code courant glossary}: terms that targets must have. */
@Command(
    name = "glossary",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = GlossaryCheckCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Looks after the glossaries that courant translate --glossary names.")
final class GlossaryCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: check");
  }
}
