package org.courant.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.courant.inference.ModelBundle;
import org.courant.translation.SelfTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant models test}: known sentences through a checkpoint. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {
      "Translates known English sentences, puts them to the checks and keeps the verdict, which",
      "every later run with this model shows. Exit code 1 if the verdict is bad."
    })
final class ModelsTestCommand implements Callable<Integer> {
  /** Testing hundreds of languages unasked would take minutes. */
  private static final int MOST_LANGUAGES = 8;

  @ParentCommand private ModelsCommand models;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = ModelChoice.LABEL,
      description = "A folder or a pulled model; default: the model in the jar.")
  private String model;

  @Option(
      names = "--to",
      paramLabel = "LANG",
      split = ",",
      description = "Target languages; default: all, if there are no more than 8.")
  private List<String> to;

  @Override
  public Integer call() {
    ModelBundle bundle = models.bundle(model);
    List<String> languages = languages(bundle);
    SelfTest.Outcome outcome = new SelfTestRun(models.courantCache()).run(bundle, languages);
    Rows rows = new Rows(spec.commandLine().getOut());
    outcome.trials().forEach(trial -> SelfTestRun.print(trial, rows));
    rows.row("verdict", outcome.verdict().text());
    return outcome.verdict().passed() ? ExitCode.DONE.code() : ExitCode.DONE_WITH_ALARM.code();
  }

  private List<String> languages(ModelBundle bundle) {
    List<String> known = bundle.targetLanguages();
    if (to == null && known.size() > MOST_LANGUAGES) {
      throw new WrongUsage(
          new IllegalArgumentException(
              "Missing --to: %s has %d target languages, name those to test"
                  .formatted(bundle.name(), known.size())));
    }
    List<String> asked = to == null ? known : to;
    try {
      bundle.requireTargets(asked);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
    return asked;
  }
}
