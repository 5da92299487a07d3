package org.courant.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.courant.inference.ModelBundle;
import org.courant.inference.TextModel;
import org.courant.spark.JobOptions;
import org.courant.tokenizer.TokenizerLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant unpack}: what the first run on a host would unpack, ahead of it. */
@Command(
    name = "unpack",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {
      "Unpacks the native libraries and the model in the jar and loads them, so that no later run",
      "has to: for the image of a container, or a host whose users may not write there.",
      "",
      "Environment: DJL_CACHE_DIR (libraries), COURANT_CACHE (model)."
    })
final class UnpackCommand implements Callable<Integer> {
  @ParentCommand private Courant courant;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ModelBundle bundle = ModelBundle.embedded();
    TextModel.load(bundle, JobOptions.DEFAULT_PRECISION).close();
    TokenizerLibrary.load();
    Rows rows = new Rows(spec.commandLine().getOut());
    rows.row("libraries", libraries().toString());
    rows.row("model", bundle.folder().toString());
    return ExitCode.DONE.code();
  }

  /** As DJL chooses it. */
  private Path libraries() {
    return Optional.ofNullable(courant.shell().variables().get("DJL_CACHE_DIR"))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .orElse(courant.shell().home().resolve(".djl.ai"));
  }
}
