package org.courant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.courant.hub.Hub;
import org.courant.hub.HubName;
import org.courant.hub.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      "A pull that was cut goes on where it stopped. A model that translates is then put to the",
      "self-test of courant models test; exit code 1 if it fails, the model is kept all the same."
    })
final class ModelsPullCommand implements Callable<Integer> {
  @ParentCommand private ModelsCommand models;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ORG/NAME[@REVISION]",
      description = "The model; the revision is a branch, a tag or a commit, main by default.")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "LANG",
      split = ",",
      description = "Target languages of the self-test; default: one or two that tell most.")
  private List<String> to = List.of();

  @Option(names = "--no-test", description = "Do without the self-test.")
  private boolean noTest;

  @Override
  public Integer call() {
    HubName named = ModelsCommand.name(name);
    PrintWriter err = spec.commandLine().getErr();
    Snapshot snapshot =
        new Hub(models.settings(), new WeightInspection()).pull(named, PullProgress.to(err));
    PrintWriter out = spec.commandLine().getOut();
    Rows rows = new Rows(out);
    rows.row("model", named.toString());
    rows.row("commit", snapshot.commit());
    rows.row("licence", LicenceText.of(snapshot.licence()));
    rows.row("size", ByteCount.text(snapshot.size()));
    rows.row("folder", snapshot.folder().toString());
    boolean passed = noTest || test(snapshot, rows);
    out.println("Use it with --model " + named);
    return passed ? ExitCode.DONE.code() : ExitCode.DONE_WITH_ALARM.code();
  }

  private boolean test(Snapshot snapshot, Rows rows) {
    SelfTestAfterPull.Result result;
    try {
      result = new SelfTestAfterPull(models.courantCache()).run(snapshot.folder(), to);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
    if (!result.passed()) {
      result.flagged().forEach(trial -> SelfTestRun.print(trial, rows));
    }
    rows.row("self-test", result.text());
    return result.passed();
  }
}
