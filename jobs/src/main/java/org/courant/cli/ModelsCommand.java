package org.courant.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.courant.hub.HubCache;
import org.courant.hub.HubName;
import org.courant.hub.HubSettings;
import org.courant.hub.Snapshot;
import org.courant.inference.ModelBundle;
import org.courant.inference.ModelOutline;
import org.courant.translation.SelfTestVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code courant models}: checkpoints by name. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = {
      ModelsPullCommand.class,
      ModelsListCommand.class,
      ModelsShowCommand.class,
      ModelsVerifyCommand.class,
      ModelsTestCommand.class,
      ModelsSizeCommand.class,
      ModelsCatalogCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Fetches checkpoints from a Hugging Face hub, into the cache of huggingface_hub, and shows them.",
      "",
      "Environment: HF_ENDPOINT, HF_HUB_CACHE, HF_HOME, HF_TOKEN, HF_TOKEN_PATH, HF_HUB_OFFLINE."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  courant models catalog --to uk",
      "  courant models pull Helsinki-NLP/opus-mt-tc-big-en-zle",
      "  courant translate data/briefings --to uk --out out --model Helsinki-NLP/opus-mt-tc-big-en-zle"
    })
final class ModelsCommand implements Runnable {
  @ParentCommand private Courant courant;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: pull, list, show, verify, test, size or catalog");
  }

  HubSettings settings() {
    try {
      return HubSettings.of(courant.shell().variables(), courant.shell().home());
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  /** The checkpoint that is named, or the embedded one for null. */
  ModelBundle bundle(String model) {
    return new ModelChoice(courant.shell(), spec.commandLine().getErr(), false)
        .bundle(model, List.of());
  }

  /** Courant's own cache folder. */
  Path courantCache() {
    return courant.shell().courantCache();
  }

  /** What the self-test said of a pulled model; reads none of its large files. */
  Optional<SelfTestVerdict> selfTest(Snapshot snapshot) {
    return courant.shell().selfTest(ModelOutline.sha256(snapshot));
  }

  HubCache cache() {
    return new HubCache(settings().cache());
  }

  static HubName name(String text) {
    try {
      return HubName.parse(text);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  /** A model in the cache. */
  Snapshot snapshot(String text) {
    HubName name = name(text);
    HubCache cache = cache();
    Optional<Snapshot> found = cache.find(name);
    return found.orElseThrow(
        () ->
            new WrongUsage(
                new IllegalArgumentException(
                    "Invalid model: %s, is not in the cache %s; fetch it with: courant models pull %s"
                        .formatted(name, cache.root(), name))));
  }
}
