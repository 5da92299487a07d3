package org.courant.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.courant.briefing.Finding;
import org.courant.inference.ModelBundle;
import org.courant.inference.TextModel;
import org.courant.spark.JobOptions;
import org.courant.translation.SelfTest;
import org.courant.translation.SelfTestFile;
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
    ModelBundle bundle = bundle();
    List<String> languages = languages(bundle);
    try (TextModel loaded = TextModel.load(bundle, JobOptions.DEFAULT_PRECISION)) {
      SelfTest.Outcome outcome = new SelfTest(bundle, loaded).run(languages);
      outcome.trials().forEach(this::print);
      new Rows(spec.commandLine().getOut()).row("verdict", outcome.verdict().text());
      new SelfTestFile(models.courantCache()).write(outcome.verdict());
      return outcome.verdict().passed() ? ExitCode.DONE.code() : ExitCode.DONE_WITH_ALARM.code();
    }
  }

  private ModelBundle bundle() {
    try {
      return model == null
          ? ModelBundle.embedded()
          : ModelBundle.open(Path.of(models.folder(model)));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
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
    asked.stream()
        .filter(language -> !known.contains(language))
        .findFirst()
        .ifPresent(
            language -> {
              throw new WrongUsage(
                  new IllegalArgumentException(
                      "Invalid to: %s, must be among those of model %s: %s"
                          .formatted(language, bundle.name(), ModelsShowCommand.some(known))));
            });
    return asked;
  }

  private void print(SelfTest.Trial trial) {
    Rows rows = new Rows(spec.commandLine().getOut());
    rows.row(trial.language(), trial.source());
    rows.row("", trial.target());
    for (Finding finding : trial.findings()) {
      rows.row("", "! " + finding.code() + ": " + finding.detail());
    }
  }
}
