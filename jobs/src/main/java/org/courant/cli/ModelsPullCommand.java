package org.courant.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.courant.hub.Hub;
import org.courant.hub.HubName;
import org.courant.hub.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant models pull}: a checkpoint into the cache. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {
      "Fetches a checkpoint: settings, tokenizer and weights, each checked against its hash.",
      "A pull that was cut goes on where it stopped."
    })
final class ModelsPullCommand implements Callable<Integer> {
  @ParentCommand private ModelsCommand models;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ORG/NAME[@REVISION]",
      description = "The model; the revision is a branch, a tag or a commit, main by default.")
  private String name;

  @Override
  public Integer call() {
    HubName named = ModelsCommand.name(name);
    PrintWriter err = spec.commandLine().getErr();
    Snapshot snapshot = new Hub(models.settings()).pull(named, PullProgress.to(err));
    PrintWriter out = spec.commandLine().getOut();
    Rows rows = new Rows(out);
    rows.row("model", named.toString());
    rows.row("commit", snapshot.commit());
    rows.row("licence", snapshot.licence().orElse("not stated"));
    rows.row("size", ByteCount.text(snapshot.size()));
    rows.row("folder", snapshot.folder().toString());
    out.println("Use it with --model " + named);
    return ExitCode.DONE.code();
  }
}
