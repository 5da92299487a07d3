package org.courant.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.courant.hub.HubException;
import org.courant.hub.HubFile;
import org.courant.hub.Receipt;
import org.courant.hub.ReceiptCheck;
import org.courant.hub.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant models verify}: the files of a model against its receipt. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Hashes every file of a pulled model again and compares it with the receipt.")
final class ModelsVerifyCommand implements Callable<Integer> {
  @ParentCommand private ModelsCommand models;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ORG/NAME[@REVISION]", description = "A pulled model.")
  private String name;

  @Override
  public Integer call() {
    Snapshot snapshot = models.snapshot(name);
    Receipt receipt = receipt(snapshot);
    PrintWriter out = spec.commandLine().getOut();
    ReceiptCheck check = new ReceiptCheck(snapshot.folder());
    int wrong = 0;
    for (HubFile file : receipt.files()) {
      Optional<String> problem = check.problem(file);
      out.println(file.name() + "  " + problem.map("WRONG: "::concat).orElse("ok"));
      wrong += problem.isPresent() ? 1 : 0;
    }
    if (wrong > 0) {
      throw new HubException(
          "Cannot trust %s: %d of %d files are wrong; fetch them again with: courant models pull %s"
              .formatted(name, wrong, receipt.files().size(), again(snapshot)));
    }
    out.println(receipt.files().size() + " files are what commit " + receipt.commit() + " holds");
    return ExitCode.DONE.code();
  }

  /** The commit, since a branch may have moved on. */
  private static String again(Snapshot snapshot) {
    return snapshot.repository() + "@" + snapshot.commit();
  }

  private Receipt receipt(Snapshot snapshot) {
    return snapshot
        .receipt()
        .orElseThrow(
            () ->
                new HubException(
                    "Cannot verify %s: another program fetched it, so there is no receipt; this writes one: courant models pull %s"
                        .formatted(name, again(snapshot))));
  }
}
