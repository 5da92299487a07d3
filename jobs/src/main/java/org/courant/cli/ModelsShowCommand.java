package org.courant.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.courant.checkpoint.ModelTask;
import org.courant.hub.Receipt;
import org.courant.hub.Snapshot;
import org.courant.inference.ModelOutline;
import org.courant.translation.SelfTestVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant models show}: one model in the cache. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Shows commit, licence, family, languages and size of a model in the cache.")
final class ModelsShowCommand implements Callable<Integer> {
  /** Languages named in a line; some checkpoints have hundreds. */
  private static final int MOST_LANGUAGES = 12;

  @ParentCommand private ModelsCommand models;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ORG/NAME[@REVISION]", description = "A model in the cache.")
  private String name;

  @Override
  public Integer call() {
    Snapshot snapshot = models.snapshot(name);
    Rows rows = new Rows(spec.commandLine().getOut());
    rows.row("model", snapshot.repository());
    rows.row("commit", snapshot.commit());
    rows.row("revisions", orNone(String.join(", ", snapshot.revisions())));
    rows.row("licence", LicenceText.of(snapshot.licence()));
    outline(rows, snapshot);
    rows.row("size", ByteCount.text(snapshot.size()));
    Optional<Receipt> receipt = snapshot.receipt();
    rows.row("pulled", receipt.map(ModelsShowCommand::pulled).orElse("by another program"));
    rows.row("folder", snapshot.folder().toString());
    return ExitCode.DONE.code();
  }

  private void outline(Rows rows, Snapshot snapshot) {
    try {
      ModelOutline outline = ModelOutline.read(snapshot.folder());
      rows.row("model_type", outline.modelType());
      rows.row("task", outline.task().label());
      rows.row(
          "from",
          outline.sourceLanguages().isEmpty() ? "not stated" : some(outline.sourceLanguages()));
      rows.row("to", orNone(some(outline.targetLanguages())));
    } catch (IllegalArgumentException e) {
      // A model that does not run is still shown, with the reason.
    }
    rows.row("runs", ModelsListCommand.runs(snapshot));
    rows.row("self-test", selfTest(snapshot));
  }

  private String selfTest(Snapshot snapshot) {
    try {
      if (ModelOutline.read(snapshot.folder()).task() == ModelTask.SUMMARIZATION) {
        return "none: it summarizes";
      }
      return models
          .selfTest(snapshot)
          .map(SelfTestVerdict::text)
          .orElse("not made; courant models test " + snapshot.repository() + " does");
    } catch (IllegalArgumentException e) {
      return "not possible: it does not run here";
    }
  }

  private static String pulled(Receipt receipt) {
    return receipt.pulledAt() + " from " + receipt.endpoint() + " as " + receipt.revision();
  }

  /** The first few of many. */
  static String some(List<String> languages) {
    String first =
        String.join(", ", languages.subList(0, Math.min(MOST_LANGUAGES, languages.size())));
    int more = languages.size() - MOST_LANGUAGES;
    return more <= 0 ? first : first + " and " + more + " more";
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
