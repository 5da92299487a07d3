package org.courant.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant bench}: how fast this machine is. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = {BenchEngineCommand.class, BenchJobCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    description = "Measures the engine alone, or whole runs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  courant bench engine --precision float32,int8 --beam-size 1,4 --threads 1,2",
      "  courant bench job data/briefings --to ko,uk --runs 3 --json job.json"
    })
final class BenchCommand implements Runnable {
  @ParentCommand private Courant courant;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: engine or job");
  }

  Courant courant() {
    return courant;
  }
}
