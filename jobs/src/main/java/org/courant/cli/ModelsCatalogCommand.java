package org.courant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.courant.hub.Catalog;
import org.courant.hub.CatalogEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code courant models catalog}: public checkpoints to choose from. */
@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {
      "Lists public checkpoints of the families that run here, as their cards and papers describe",
      "them. None of them has been run here yet."
    })
final class ModelsCatalogCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--to", paramLabel = "LANG", description = "Only those that write a language.")
  private String to;

  @Option(names = "--task", paramLabel = "TASK", description = "translation or summarization.")
  private CatalogEntry.Task task;

  @Option(
      names = "--licence",
      paramLabel = "NAME",
      description = "Only those whose licence begins so: mit, apache, cc-by-4.0.")
  private String licence;

  @Option(names = "--markdown", description = "As the table of models/catalog/README.md.")
  private boolean markdown;

  @Override
  public Integer call() {
    List<CatalogEntry> found = Catalog.read().stream().filter(this::isAskedFor).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (found.isEmpty()) {
      out.println("No checkpoint in the catalog is like that; courant models catalog lists all");
    } else if (markdown) {
      new CatalogTable(out).markdown(found);
    } else {
      new CatalogTable(out).blocks(found);
      out.println("None of these has been run here yet; a pull tests a model that translates.");
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  private boolean isAskedFor(CatalogEntry entry) {
    return (to == null || entry.to().contains(to))
        && (task == null || entry.task() == task)
        && (licence == null
            || entry.licence().filter(name -> name.startsWith(licence)).isPresent());
  }
}
