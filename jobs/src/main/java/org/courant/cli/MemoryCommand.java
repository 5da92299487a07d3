package org.courant.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code courant memory}: what was translated before. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = {
      MemoryImportCommand.class,
      MemoryExportCommand.class,
      MemoryStatsCommand.class,
      MemoryCompactCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Looks after translation memories: the folders that courant translate --memory names, or"
            + " memory in its --out.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  courant memory stats out/memory",
      "  courant memory export out/memory review.tmx --to uk",
      "  courant memory import out/memory review.tmx --author 'O. Kovalenko'"
    })
final class MemoryCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: import, export, stats or compact");
  }
}
