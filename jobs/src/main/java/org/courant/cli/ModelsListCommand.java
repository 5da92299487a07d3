package org.courant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.courant.hub.HubCache;
import org.courant.hub.Snapshot;
import org.courant.inference.ModelOutline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant models list}: what is in the cache. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Lists the models in the cache, and whether this program can run them.")
final class ModelsListCommand implements Callable<Integer> {
  @ParentCommand private ModelsCommand models;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    HubCache cache = models.cache();
    List<Snapshot> snapshots = cache.list();
    if (snapshots.isEmpty()) {
      out.println("No model in " + cache.root() + "; courant models pull ORG/NAME fetches one");
      return ExitCode.DONE.code();
    }
    int width = snapshots.stream().mapToInt(s -> s.repository().length()).max().orElse(0);
    String format = "%-" + Math.max(width, 5) + "s  %-12s  %-10s  %10s  %-9s  %s%n";
    out.printf(Locale.ROOT, format, "MODEL", "COMMIT", "REVISION", "SIZE", "SELF-TEST", "RUNS");
    for (Snapshot snapshot : snapshots) {
      out.printf(
          Locale.ROOT,
          format,
          snapshot.repository(),
          snapshot.shortCommit(),
          String.join(",", snapshot.revisions()),
          ByteCount.text(snapshot.size()),
          selfTest(snapshot),
          runs(snapshot));
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  private String selfTest(Snapshot snapshot) {
    try {
      return models
          .selfTest(snapshot)
          .map(verdict -> verdict.passed() ? "passed" : "FAILED")
          .orElse("not made");
    } catch (RuntimeException e) {
      // The next column says why it does not run.
      return "-";
    }
  }

  /** Yes with its languages, or no with the reason. */
  static String runs(Snapshot snapshot) {
    try {
      ModelOutline outline = ModelOutline.read(snapshot.folder());
      String languages = ModelsShowCommand.some(outline.targetLanguages());
      if (languages.isEmpty()) {
        return "no: it names no target language";
      }
      return switch (outline.task()) {
        case TRANSLATION -> "yes: to " + languages;
        case SUMMARIZATION -> "yes: summarizes " + languages;
      };
    } catch (RuntimeException e) {
      // Whatever is wrong with one model, the others are listed.
      return "no: "
          + String.valueOf(e.getMessage()).replace(snapshot.folder().toString(), "the folder");
    }
  }
}
