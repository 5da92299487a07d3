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
    subcommands = {
      BenchEngineCommand.class,
      BenchJobCommand.class,
      BenchSqlCommand.class,
      BenchGrowthCommand.class,
      BenchProgramCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Measures the engine alone, whole runs, SQL's functions, or growth; writes the network for PyTorch.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  courant bench engine --precision float32,int8 --beam-size 1,4 --threads 1,2",
      "  courant bench job data/briefings --to ko,uk --runs 3 --json job.json",
      "  courant bench sql data/briefings --to ko",
      "  courant bench growth --to ko --beam-size 1 --sentences 1000,10000",
      "  courant bench program --out network.pt"
    })
final class BenchCommand implements Runnable {
  @ParentCommand private Courant courant;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: engine, job, sql, growth or program");
  }

  Courant courant() {
    return courant;
  }
}
