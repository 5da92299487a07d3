package org.courant.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.courant.hub.Hub;
import org.courant.hub.HubCache;
import org.courant.hub.HubName;
import org.courant.hub.HubSettings;
import org.courant.hub.Snapshot;
import org.courant.inference.ModelBundle;

/** The folder that {@code --model} means: one that is named, or that of a pulled model. */
final class ModelChoice {
  static final String LABEL = "DIR|ORG/NAME[@REVISION]";
  static final String MODEL =
      "Hugging Face style checkpoint folder, an unpacked package of OPUS-MT, or the name of a pulled"
          + " model; default: the model in the jar.";
  static final String PULL =
      "Fetch the model that --model names, if it is not on this machine yet; nothing is ever"
          + " fetched without this.";

  private final Shell shell;
  private final PrintWriter err;
  private final boolean pull;

  ModelChoice(Shell shell, PrintWriter err, boolean pull) {
    this.shell = shell;
    this.err = err;
    this.pull = pull;
  }

  /**
   * The folder; what is neither there nor a name is handed back, to be refused as a folder.
   *
   * @param languages target languages that a model is tested with when it is fetched; empty for
   *     those that tell most
   * @throws IllegalArgumentException for the name of a model that is not there, or a language that
   *     a fetched one lacks
   */
  String folder(String model, List<String> languages) {
    Optional<HubName> name = isThere(model) ? Optional.empty() : HubName.find(model);
    return name.map(known -> snapshot(known, languages).folder().toString()).orElse(model);
  }

  /**
   * The checkpoint, for a command that works with it.
   *
   * @param model as given, or null for the embedded one
   * @param languages target languages that it must have
   * @throws WrongUsage if it is not there, cannot be used or lacks a language
   */
  ModelBundle bundle(String model, List<String> languages) {
    try {
      ModelBundle bundle =
          model == null
              ? ModelBundle.embedded()
              : ModelBundle.open(Path.of(folder(model, languages)));
      bundle.requireTargets(languages);
      return bundle;
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e);
    }
  }

  private static boolean isThere(String model) {
    try {
      return Files.exists(Path.of(model));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Snapshot snapshot(HubName name, List<String> languages) {
    HubSettings settings = HubSettings.of(shell.variables(), shell.home());
    Optional<Snapshot> found = new HubCache(settings.cache()).find(name).filter(Snapshot::isWhole);
    if (found.isEmpty() && pull) {
      return pull(settings, name, languages);
    }
    return found.orElseThrow(() -> missing(name, settings.cache()));
  }

  private Snapshot pull(HubSettings settings, HubName name, List<String> languages) {
    Snapshot pulled = new Hub(settings, new WeightInspection()).pull(name, PullProgress.to(err));
    err.println("courant: licence: " + LicenceText.of(pulled.licence()));
    SelfTestAfterPull.Result result =
        new SelfTestAfterPull(shell.courantCache()).run(pulled.folder(), languages);
    err.println("courant: self-test: " + result.text());
    return pulled;
  }

  /** Says which command fetches a model. */
  static IllegalArgumentException missing(HubName name, Path cache) {
    return new IllegalArgumentException(
        "Invalid model: %s, there is no such folder and it is not in the cache %s; fetch it with: courant models pull %s"
            .formatted(name, cache, name));
  }
}
